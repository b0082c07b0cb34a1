using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>What lies in bol's own warehouse (LVB), as in v10: pages of 50, with its filters.</summary>
internal sealed class BolInventoryApi(BolState state)
{
    private const int PageSize = 50;

    // bol does not publish from how many units on stock is sufficient: an assumption.
    private const int Sufficient = 5;

    public JsonObject List(IQueryCollection query)
    {
        var page = query.Number("page", 1, 1, int.MaxValue);
        var level = query.Word("stock", "", "", "SUFFICIENT", "INSUFFICIENT");
        var kind = query.Word("state", "", "", "REGULAR", "GRADED");
        var ranges = query["quantity"].OfType<string>().SelectMany(text => text.Split(',')).Select(Range).ToList();
        var words = query["query"].ToString();
        int Counted(SimOffer offer) => kind == "GRADED" ? offer.Warehouse!.Value.Graded : offer.Warehouse!.Value.Regular;
        var found = state.Offers.Values.Where(offer => offer.Warehouse is not null)
            .Where(offer => kind.Length == 0 || Counted(offer) > 0)
            .Where(offer => level.Length == 0 || Counted(offer) >= Sufficient == (level == "SUFFICIENT"))
            .Where(offer => ranges.Count == 0
                || ranges.Exists(range => Counted(offer) >= range.From && Counted(offer) <= range.To))
            .Where(offer => words.Length == 0 || offer.Ean == words
                || offer.Title.Contains(words, StringComparison.OrdinalIgnoreCase))
            .OrderBy(offer => offer.Ean, StringComparer.Ordinal);
        return new JsonObject
        {
            ["inventory"] = BolAnswers.Array(found.Skip((int)Math.Min(int.MaxValue, (page - 1L) * PageSize)).Take(PageSize),
                offer => new JsonObject
                {
                    ["ean"] = offer.Ean,
                    ["bsku"] = "295" + offer.Ean[^10..],
                    ["gradedStock"] = offer.Warehouse!.Value.Graded,
                    ["regularStock"] = offer.Warehouse!.Value.Regular,
                    ["title"] = offer.Title,
                }),
        };
    }

    private static (int From, int To) Range(string text)
    {
        var parts = text.Split('-');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var to) && from <= to
            ? (from, to) : throw BolProblem.BadRequest("quantity", "must be ranges such as 0-10,20-30");
    }
}
