using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Engine.Catalog;

namespace Tandem.Engine.Stock;

/// <summary>One item of a link with all that bears on how many of it may still be promised.</summary>
/// <param name="Quantity">The shop's stock at its last reading; null where the shop does not count.</param>
/// <param name="InStock">Whether the shop sells it now.</param>
/// <param name="Backordered">Whether the shop goes on selling it below 0.</param>
/// <param name="Promised">Units on bol order lines that the reading cannot contain yet.</param>
/// <param name="Held">Units in unpaid shop orders inside the hold-stock window.</param>
/// <param name="PerOffer">Units of the item that one unit of the offer takes.</param>
/// <param name="ReadAt">When the reading began that gave the quantity.</param>
/// <param name="Pool">Parts with the same number take from the same units.</param>
/// <param name="Candidate">Not linked: what the offer may be meant to sell, while that is in doubt.</param>
/// <param name="Unpublished">The shop's own shoppers cannot buy it.</param>
/// <param name="UnreadSince">Since when its shop could not be read, where that is too long to sell from; null: it counts.</param>
internal sealed record StockPart(
    long ItemKey, string Name, StockKept Kept, int? Quantity, bool InStock, bool Backordered, bool Gone, int Promised, int Held,
    int PerOffer,
    StockSettings Settings, Demand Demand, DateTimeOffset? ReadAt = null, long Pool = 0, bool Candidate = false,
    bool Unpublished = false, DateTimeOffset? UnreadSince = null);

/// <summary>
/// Everything that an offer's number is decided from. Kept with each number that was decided, so that the same function can
/// be asked again later.
/// </summary>
/// <param name="Lvb">bol fulfils the offer from its own warehouse.</param>
/// <param name="Gone">bol no longer has the offer.</param>
/// <param name="Unseen">Units of the offer that bol has sold while its order list does not show them yet.</param>
/// <param name="Adaptive">Null where adaptive safety stock is off.</param>
/// <param name="Steered">Tandem answers for its number: in doubt it shows 0, not its last one.</param>
/// <param name="LeaveNumber">It is linked to nothing, and a person wants bol's number left as it is.</param>
/// <param name="InDoubt">It is doubtful what it sells.</param>
/// <param name="AtMost">In doubt and not steered yet: what bol shows, which is never raised; null: no bound.</param>
internal sealed record StockFacts(
    bool Lvb, bool Gone, int Unseen, Adaptive? Adaptive, IReadOnlyList<StockPart> Parts, bool Steered = false,
    bool LeaveNumber = false, bool InDoubt = false, int? AtMost = null)
{
    private static readonly JsonSerializerOptions Json =
        new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new JsonStringEnumConverter() } };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <exception cref="JsonException">Written by something else.</exception>
    public static StockFacts FromJson(string json) => JsonSerializer.Deserialize<StockFacts>(json, Json)!;
}
