namespace Tandem.Engine.Alerts;

/// <summary>What an alert is about.</summary>
public enum AlertKind
{
    /// <summary>Questions of one topic that only a person can answer.</summary>
    Question,

    /// <summary>A shop, an account or a source that was not read within its target.</summary>
    Silent,

    /// <summary>A shop or bol refuses the keys.</summary>
    Refused,

    /// <summary>Writes of one kind that got no end for too long.</summary>
    Unsettled,

    /// <summary>Webhooks do not come, though reading finds news.</summary>
    Hooks,
}
