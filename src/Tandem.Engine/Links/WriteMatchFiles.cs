using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Files;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>
/// Writes the match report and the links as CSV, in pieces. Semicolons and a byte order mark: Excel in Dutch opens it as it is.
/// </summary>
public sealed class WriteMatchFiles(Database database, MatchPages pages)
{
    /// <param name="header">Titles of the eleven columns.</param>
    /// <param name="say">A verdict in the reader's words.</param>
    public async Task Report(
        Stream to, SellerId seller, MatchFilter filter, IReadOnlyList<string> header, Func<MatchVerdict, GtinReading, string> say,
        CancellationToken ct)
    {
        await using var csv = Open(to);
        await Line(csv, header, ct);
        await foreach (var row in pages.All(seller, filter, ct))
        {
            foreach (var offer in row.Offers.DefaultIfEmpty())
            {
                await Line(csv,
                [
                    row.Name, row.Sku, row.GtinText, row.GtinFrom, row.Shop, say(row.Verdict, row.Gtin), offer?.OfferId,
                    offer?.Ean, offer?.Reference,
                    offer is null ? null : offer.Lvb ? "LVB" : "", offer is null ? null : say(offer.Verdict, default),
                ], ct);
            }
        }
    }

    /// <summary>Every link, in the columns that <see cref="ImportLinks"/> reads.</summary>
    public async Task Links(Stream to, SellerId seller, CancellationToken ct)
    {
        const int piece = 1_000;
        await using var csv = Open(to);
        await Line(csv, ["offer id", "ean", "sku", "product id", "variation id", "quantity", "name"], ct);
        await using var db = database.Read();
        for (var last = 0L; ;)
        {
            var offers = await db.Offers
                .Where(o => o.SellerId == seller && !o.Gone && o.Key > last && db.LinkParts.Any(p => p.OfferKey == o.Key))
                .OrderBy(o => o.Key).Take(piece)
                .Select(o => new { o.Key, o.OfferId, o.Ean }).ToListAsync(ct);
            var keys = offers.ConvertAll(o => o.Key);
            var parts = (await (
                from part in db.LinkParts
                join item in db.Items on part.ItemKey equals item.Key
                where keys.Contains(part.OfferKey)
                orderby item.Key
                select new { part.OfferKey, part.Quantity, item.ProductId, item.VariationId, item.Sku, item.Name })
                    .ToListAsync(ct)).ToLookup(p => p.OfferKey);
            foreach (var offer in offers)
            {
                foreach (var part in parts[offer.Key])
                    await Line(csv,
                        [offer.OfferId, offer.Ean, part.Sku, Text(part.ProductId), part.VariationId == 0 ? ""
                            : Text(part.VariationId), Text(part.Quantity), part.Name], ct);
            }

            if (offers.Count < piece) return;
            last = offers[^1].Key;
        }
    }

    // Our own guard (CsvCell) also sees a formula behind blanks, and what it adds is taken off again on the way in.
    private static CsvWriter Open(Stream to) =>
        CsvWriter.Create(to, new CsvWriterOptions { Separator = ';', WriteByteOrderMark = true }, leaveOpen: true);

    private static async Task Line(CsvWriter csv, IReadOnlyList<string?> cells, CancellationToken ct)
    {
        foreach (var cell in cells) csv.WriteField(CsvCell.Write(cell));
        await csv.EndRecordAsync(ct);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
