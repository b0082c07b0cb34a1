namespace Tandem.Engine.Alerts;

/// <summary>What a message says of one alert: figures, and names that the seller gave.</summary>
/// <param name="Topic">Of questions their topic, of writes their kind, else the side.</param>
/// <param name="Name">Of the shop or the account; empty: of none.</param>
/// <param name="Deadline">The first deadline that still comes; null: there is none.</param>
/// <param name="Passed">Deadlines that are over.</param>
public sealed record AlertLine(AlertMove Move, AlertKind Kind, string Topic, string Name, int Count, DateTimeOffset Since,
    DateTimeOffset? Deadline = null, int Passed = 0, bool Urgent = false);
