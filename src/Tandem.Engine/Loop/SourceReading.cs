namespace Tandem.Engine.Loop;

/// <summary>One reading that comes back again and again.</summary>
/// <param name="Name">Of its <see cref="Observation"/>; it stands once, in the feature, and everybody asks there.</param>
/// <param name="Wakes">The lanes that have work when the reading changed anything.</param>
/// <param name="Read">Gets the observation and the moment at which the reading begins; saves what it finds by itself.</param>
/// <param name="AskAfter">A person is asked when it could not be read for so long; null: never.</param>
internal sealed record SourceReading(SourceName Name, Lane Wakes,
    Func<Observation, DateTimeOffset, CancellationToken, Task<Reading>> Read, TimeSpan? AskAfter = null)
{
    /// <summary>For what a seller sells from: stock and orders.</summary>
    public static readonly TimeSpan AnHour = TimeSpan.FromHours(1);
}
