using System.Text.Json.Serialization;

namespace Tandem.Engine.Returns;

/// <summary>How far a pass through bol's returns is: the four lists one after the other, each a page at a time.</summary>
/// <param name="Step">Which of the lists; beyond the last one: the pass is over.</param>
/// <param name="Deep">This pass goes on past what is known: once a day, for results that were changed long after.</param>
/// <param name="DeepAt">When the last such pass began; null: there was none yet.</param>
/// <param name="NewsAt">When something new was last found.</param>
internal sealed record ReturnCursor(int Step, int Page, DateTimeOffset Began, bool Deep, DateTimeOffset? DeepAt,
    DateTimeOffset? NewsAt)
{
    private static readonly TimeSpan DeepEvery = TimeSpan.FromHours(24);
    private static readonly (bool Handled, string Method)[] Lists =
        [(false, "FBR"), (false, "FBB"), (true, "FBR"), (true, "FBB")];

    [JsonIgnore]
    public bool IsOver => Step >= Lists.Length;

    [JsonIgnore]
    public (bool Handled, string Method) List => Lists[Step];

    /// <summary>Where a reading that begins now goes on: in the middle of a pass, or with a new one.</summary>
    public static ReturnCursor From(ReturnCursor? last, DateTimeOffset began)
    {
        if (last is { IsOver: false }) return last;
        var deepAt = last?.DeepAt;
        return new ReturnCursor(0, 1, began, deepAt is null || began - deepAt >= DeepEvery, deepAt, last?.NewsAt);
    }

    /// <summary>After a page. What waits is read to its end; what was handled only as far as there is something new.</summary>
    /// <param name="isFull">There may be a next page.</param>
    /// <param name="isKnown">It showed nothing new.</param>
    /// <param name="isOld">It is older than what is still looked at.</param>
    public ReturnCursor After(bool isFull, bool isKnown, bool isOld)
    {
        if (isFull && (!List.Handled || (!isOld && (Deep || !isKnown)))) return this with { Page = Page + 1 };
        var next = this with { Step = Step + 1, Page = 1 };
        return next is { IsOver: true, Deep: true } ? next with { DeepAt = Began } : next;
    }
}
