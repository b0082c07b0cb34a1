using System.Globalization;
using CsvHelper;
using Tandem.Engine.Catalog;
using Tandem.Engine.Files;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>One row of a file with links, as it stands there.</summary>
internal sealed record LinkFileRow(int Line, string OfferId, string Ean, string Sku, long? ProductId, long? VariationId,
    int Quantity);

/// <summary>A row that cannot be used, by its line in the file.</summary>
public sealed record LinkFileProblem(int Line, Reason Why);

/// <summary>What a file with links holds.</summary>
internal sealed record LinkFileContent(IReadOnlyList<LinkFileRow> Rows, IReadOnlyList<LinkFileProblem> Problems);

/// <summary>
/// Reads a CSV with links: columns by their names in any order, the delimiter found by itself, UTF-8 or what Excel makes on
/// Windows. Several rows of one offer make a bundle.
/// </summary>
internal static class LinkFile
{
    public const int MostRows = 50_000;

    private static readonly Dictionary<string, string[]> Columns = new(StringComparer.Ordinal)
    {
        ["offer"] = ["offerid", "offer", "aanbieding", "aanbiedingid"],
        ["ean"] = ["ean", "gtin", "barcode"],
        ["sku"] = ["sku", "artikelcode", "artikelnummer"],
        ["product"] = ["productid", "product"],
        ["variation"] = ["variationid", "variation", "variatie", "variatieid"],
        ["quantity"] = ["quantity", "aantal", "qty", "stuks"],
    };

    public static LinkFileContent Read(byte[] file)
    {
        var broken = new HashSet<long>();
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            OnMalformedRecord = record => broken.Add(record.LineNumber)
        };
        using var reader = CsvReader.FromText(UploadedCsv.Decode(file), options);
        return Rows(reader, broken);
    }

    private static LinkFileContent Rows(CsvReader reader, HashSet<long> broken)
    {
        var rows = new List<LinkFileRow>();
        var problems = new List<LinkFileProblem>();
        Dictionary<string, int>? at = null;
        foreach (var (line, record) in UploadedCsv.Rows(reader))
        {
            if (at is null)
            {
                at = UploadedCsv.Header(record, Columns);
                if (at.ContainsKey("offer") || at.ContainsKey("ean")) continue;
                return new LinkFileContent([], [new LinkFileProblem(line, Reason.Of("file.no-offer-column"))]);
            }

            if (rows.Count + problems.Count >= MostRows)
            {
                problems.Add(new LinkFileProblem(line, Reason.Of("file.too-long", ("most", MostRows))));
                break;
            }

            if (broken.Contains(line)) problems.Add(new LinkFileProblem(line, Reason.Of("file.broken-row")));
            else if (Row(record, at, line, out var why) is { } row) rows.Add(row);
            else problems.Add(new LinkFileProblem(line, why!));
        }

        if (at is null) problems.Add(new LinkFileProblem(1, Reason.Of("file.empty")));
        return new LinkFileContent(rows, problems);
    }

    private static LinkFileRow? Row(string[] record, Dictionary<string, int> at, int line, out Reason? why)
    {
        string Cell(string column) => UploadedCsv.Cell(record, at, column);
        var (offer, ean, sku) = (Cell("offer"), Cell("ean"), Cell("sku"));
        why = null;
        if (offer.Length == 0 && ean.Length == 0) why = Reason.Of("file.no-offer");
        else if (offer.Length == 0 && Gtin.TryParse(ean) is null) why = Reason.Of("file.bad-ean", ("ean", ean));
        else if (!Number(Cell("product"), out var product)) why = Reason.Of("file.bad-number", ("text", Cell("product")));
        else if (!Number(Cell("variation"), out var variation)) why = Reason.Of("file.bad-number", ("text", Cell("variation")));
        else if (!Number(Cell("quantity"), out var quantity) || quantity is < 1 or > BundleRule.MostUnits)
            why = Reason.Of("file.bad-quantity", ("text", Cell("quantity")), ("most", BundleRule.MostUnits));
        else if (sku.Length == 0 && product is null or 0 && variation is null or 0) why = Reason.Of("file.no-item");
        else return new LinkFileRow(line, offer, ean, sku, product is 0 ? null : product, variation is 0 ? null : variation,
            (int)(quantity ?? 1));
        return null;
    }

    /// <summary>Empty is no number, and fine.</summary>
    private static bool Number(string text, out long? number)
    {
        number = null;
        if (text.Length == 0) return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return false;
        number = value;
        return true;
    }
}
