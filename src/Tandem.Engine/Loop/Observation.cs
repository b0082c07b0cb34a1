using System.Text.Json;
using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>One source that is read again and again: where the next reading starts and how fresh the last one is.</summary>
internal sealed class Observation
{
    // A record of before that has no such field any more, or not yet, says nothing.
    private static readonly JsonSerializerOptions Whole = new() { RespectRequiredConstructorParameters = true };

    public SellerId SellerId { get; set; }

    public required SourceName Source
    {
        get;
        init => (field, Part) = (value, value.Part);
    }

    /// <summary>The shop or the account that it is of; empty for the seller's own.</summary>
    public Guid Part { get; private init; }

    /// <summary>Where the next reading goes on: the source's own record, as JSON.</summary>
    public string? Cursor { get; private set; }
    public DateTimeOffset DueAt { get; set; }

    /// <summary>When the last reading that succeeded began.</summary>
    public DateTimeOffset? BeganAt { get; set; }
    /// <summary>When the last reading that found something new began; null: none did yet.</summary>
    public DateTimeOffset? NewsAt { get; set; }
    public DateTimeOffset? SucceededAt { get; set; }
    public int Failures { get; set; }

    /// <summary>
    /// When the first of the failures was that followed on the last success, or on a person's wish to look again; null: it
    /// does not fail.
    /// </summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>When the reading began that followed the last webhook; null: none came yet.</summary>
    public DateTimeOffset? HookAt { get; set; }

    /// <summary>Readings that found news since then, without a webhook that told of it, and when the first of them
    /// began.</summary>
    public int UntoldNews { get; set; }
    public DateTimeOffset? UntoldSince { get; set; }
    public Reason? Problem { get; set; }

    /// <summary>Where the reading goes on.</summary>
    /// <returns>Null where nothing is kept, or nothing that can be read: then it starts over.</returns>
    public T? At<T>()
        where T : class
    {
        try
        {
            return Cursor is null ? null : JsonSerializer.Deserialize<T>(Cursor, Whole);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <param name="cursor">The source's own record; null: the next reading starts over.</param>
    public Observation GoOnAt(object? cursor)
    {
        Cursor = cursor is null ? null : JsonSerializer.Serialize(cursor, cursor.GetType());
        return this;
    }
}
