namespace Tandem.Engine.Alerts;

/// <summary>What a web address wants to be sent.</summary>
public enum WebhookForm
{
    /// <summary>An incoming webhook of Slack, or of what takes the same (Mattermost, Discord at /slack).</summary>
    Slack,

    /// <summary>A workflow of Teams that posts an adaptive card.</summary>
    Teams,

    /// <summary>A topic of ntfy.</summary>
    Ntfy,

    /// <summary>Plain JSON, for a program of the seller's own.</summary>
    Json,
}
