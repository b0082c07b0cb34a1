namespace Tandem.Engine.Alerts;

/// <summary>A cause that is there now. See <see cref="Alert"/> for what its parts mean.</summary>
internal sealed record AlertFact(string Cause, AlertKind Kind, string Topic, string Name, AlertWeight Weight,
    DateTimeOffset Since, bool Urgent, DateTimeOffset? Deadline = null);
