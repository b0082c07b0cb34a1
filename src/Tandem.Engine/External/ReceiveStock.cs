using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>A number that was pushed: of an article by its GTIN or its SKU.</summary>
/// <param name="At">When it was true; null: now.</param>
public sealed record PushedNumber(string? Gtin, string? Sku, int? Quantity, DateTimeOffset? At = null);

/// <summary>What became of one pushed number.</summary>
/// <param name="Index">Its place in the list, from 0.</param>
/// <param name="Problem">What is wrong, in English; null where nothing is.</param>
public sealed record PushedOutcome(int Index, string? Gtin, string? Sku, PushedState State, string? Problem);

/// <summary>An article's numbers: outside, in the shop, and at bol.</summary>
public sealed record KnownStock(
    string? Gtin, string? Sku, string Name, int? External, DateTimeOffset? ExternalAt, int? ShopTarget, int? Shop,
    DateTimeOffset ShopReadAt, int? Target, int? Shows);

/// <summary>Takes pushed numbers in, and tells what is known. The loop of the seller decides and writes.</summary>
public sealed class ReceiveStock(Database database, TimeProvider clock)
{
    public const int Most = 1000;
    private const int Largest = 99_999_999;

    // Clocks differ; what lies further ahead than this was not true yet.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <returns>False where the seller's stock does not come from this API.</returns>
    public async Task<bool> IsSource(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.ExternalSources.AnyAsync(s => s.SellerId == seller && s.Kind == StockSource.Api, ct);
    }

    /// <summary>
    /// Saves what is newer than what is known; the same list again changes nothing. In the seller's turn: a decision from the
    /// number before would take the mark away that this one is still to be decided.
    /// </summary>
    public Task<IReadOnlyList<PushedOutcome>> Take(SellerId seller, IReadOnlyList<PushedNumber> numbers, CancellationToken ct) =>
        database.WriteFor(seller, async db =>
        {
            var now = clock.GetUtcNow();
            var outcomes = new PushedOutcome[numbers.Count];
            var rows = new List<SourceRow>();
            for (var i = 0; i < numbers.Count; i++)
            {
                if (Problem(numbers[i], now) is { } problem) outcomes[i] = Outcome(i, numbers[i], PushedState.Invalid, problem);
                else rows.Add(new SourceRow(i, Gtin.TryParse(numbers[i].Gtin), Sku.TryParse(numbers[i].Sku),
                    numbers[i].Quantity!.Value, (numbers[i].At ?? now).ToUniversalTime()));
            }

            var matched = NumbersRule.Match(rows, await SaveNumbers.ItemsOf(db, seller, rows, ct));
            foreach (var row in matched.Unknown)
                outcomes[row.Line] =
                    Outcome(row.Line, numbers[row.Line], PushedState.Unknown, "No item of yours carries this code.");
            foreach (var row in matched.Ambiguous)
                outcomes[row.Line] = Outcome(row.Line, numbers[row.Line], PushedState.Ambiguous,
                    "Several items of one shop carry this code: give the SKU too.");
            foreach (var (row, items) in matched.Items)
            {
                var state = items.All(i => row.At < i.At) ? PushedState.Older
                    : items.All(i => i.External == row.Units && (i.At == row.At || numbers[row.Line].At is null))
                        ? PushedState.Unchanged : PushedState.Accepted;
                outcomes[row.Line] =
                    Outcome(row.Line, numbers[row.Line], state, state == PushedState.Older ? "A newer number is known." : null);
            }

            await SaveNumbers.Save(db, matched.Numbers, ct);
            return (IReadOnlyList<PushedOutcome>)outcomes;
        }, ct);

    public async Task<IReadOnlyList<KnownStock>> Show(SellerId seller, string? gtin, string? sku, CancellationToken ct)
    {
        var row = new SourceRow(0, Gtin.TryParse(gtin), Sku.TryParse(sku), 0);
        await using var db = database.Read();
        var keys = (await SaveNumbers.ItemsOf(db, seller, [row], ct)).ConvertAll(i => i.Key);
        var items = await db.Items.Where(i => keys.Contains(i.Key)).OrderBy(i => i.Key).ToListAsync(ct);
        var offers = (await (
            from part in db.LinkParts
            join offer in db.Offers on part.OfferKey equals offer.Key
            where keys.Contains(part.ItemKey) && !offer.Lvb && !offer.Gone
            orderby offer.Key
            select new { part.ItemKey, offer.Target, offer.Shows }).ToListAsync(ct)).ToLookup(o => o.ItemKey);
        var fileAt = await db.ExternalSources.Where(s => s.SellerId == seller).Select(s => s.FileAt).SingleOrDefaultAsync(ct);
        return [.. items.Select(i => new KnownStock(
            i.Gtin is null ? null : Gtin.TryParse(i.Gtin)?.ToString(), i.Sku, i.Name, i.ExternalQuantity,
            i.ExternalQuantity is null ? null : i.ExternalAt ?? fileAt, i.ShopTarget,
            i.Quantity, i.ReadAt, offers[i.Key].FirstOrDefault()?.Target, offers[i.Key].FirstOrDefault()?.Shows))];
    }

    private static PushedOutcome Outcome(int index, PushedNumber number, PushedState state, string? problem) =>
        new(index, number.Gtin, number.Sku, state, problem);

    private static string? Problem(PushedNumber number, DateTimeOffset now)
    {
        var gtin = Gtin.Read(number.Gtin);
        if (gtin.Gtin is null && gtin.Problem != GtinProblem.Missing)
            return gtin.Problem == GtinProblem.WrongCheckDigit
                ? $"The GTIN is not valid: its last digit should be {gtin.ExpectedCheckDigit}."
                    : "The GTIN is not valid: it has 8, 12, 13 or 14 digits.";
        if (gtin.Gtin is null && Sku.TryParse(number.Sku) is null) return "Give a gtin or a sku.";
        if (number.Quantity is not { } units) return "Give a quantity.";
        if (units is < 0 or > Largest) return $"The quantity must be between 0 and {Largest}.";
        return number.At > now + Ahead ? "The moment in at lies in the future." : null;
    }
}
