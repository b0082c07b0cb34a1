using System.Text.Json;
using System.Text.Json.Serialization;
using Tandem.Engine.Stock;

namespace Tandem.Engine.Proof;

/// <summary>A push at which bol was promised more than there was, as was found out afterwards.</summary>
/// <param name="PushKey">The push in the ledger.</param>
/// <param name="At">The second of the push.</param>
/// <param name="Units">Units of the offer too many.</param>
/// <param name="Cause">What had happened already and was not known.</param>
/// <param name="HeardAt">When it was heard of.</param>
internal sealed record Breach(
    long PushKey, DateTimeOffset At, long OfferKey, int Pushed, int Units, StockCause Cause, string? Reference,
    DateTimeOffset HappenedAt, DateTimeOffset HeardAt)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public static List<Breach> Read(StockDay day) => JsonSerializer.Deserialize<List<Breach>>(day.Details, Json) ?? [];

    public static void Write(StockDay day, IReadOnlyList<Breach> breaches) =>
        (day.Details, day.Breaches) = (JsonSerializer.Serialize(breaches, Json), breaches.Count);
}
