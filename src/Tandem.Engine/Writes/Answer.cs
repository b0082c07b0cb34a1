namespace Tandem.Engine.Writes;

/// <summary>What the remote answered to a write.</summary>
internal abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>It was carried out.</summary>
    public sealed record Done : Answer;

    /// <summary>It was taken in; what was made of it must be looked at.</summary>
    public sealed record Look : Answer;

    /// <summary>It was put into a queue.</summary>
    /// <param name="ProcessStatusId">Null where the remote named none: then it must be looked for.</param>
    public sealed record Queued(string? ProcessStatusId) : Answer;
}
