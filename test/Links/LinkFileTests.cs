using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Files;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Links;

/// <summary>Links in and out as CSV.</summary>
public sealed class LinkFileTests
{
    private const string Mug = "8712345678906";
    private const string Pan = "5012345678900";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("offer id;ean;sku;quantity\r\nof;;A;2\r\n", "2: of|||A x2")]
    [InlineData("offer id,EAN,SKU\nof,,A\n", "2: of|||A x1")]
    [InlineData("Aanbieding\tAantal\tProduct ID\nof\t3\t12\n", "2: of||12 x3")]
    [InlineData("sep=;\nean;artikelcode;aantal\n8712345678906;'=A;1\n", "3: |8712345678906||=A x1")]
    [InlineData("\uFEFFean;variation id\n\n8712345678906;7\n", "3: |8712345678906|/7 x1")]
    [InlineData("", "1: file.empty")]
    [InlineData("name;sku\nA;B\n", "1: file.no-offer-column")]
    [InlineData("ean;sku;quantity\n8,71E+12;A;1\n;B;1\n8712345678906;;1\n8712345678906;A;0\n8712345678906;A;1.5\n8712345678906;A;1000\n",
        "2: file.bad-ean, 3: file.no-offer, 4: file.no-item, 5: file.bad-quantity, 6: file.bad-quantity, 7: file.bad-quantity")]
    [InlineData("offer id;product id\nof;12a\nof;-1\n", "2: file.bad-number, 3: file.bad-number")]
    [InlineData("offer id;sku\nof;\"A\"x\nof;B\n", "2: file.broken-row, 3: of|||B x1")]
    public void File_IsRead_RowByRow(string text, string expected)
    {
        var content = LinkFile.Read(Encoding.UTF8.GetBytes(text));
        var said =
            content.Rows.Select(r => (r.Line,
                Said: $"{r.OfferId}|{r.Ean}|{r.ProductId}{(r.VariationId is null ? "" : $"/{r.VariationId}")}{(r.Sku.Length > 0 ? $"|{r.Sku}" : "")} x{r.Quantity}"))
            .Concat(content.Problems.Select(p => (p.Line, Said: p.Why.Code)));
        Assert.Equal(expected, string.Join(", ", said.OrderBy(s => s.Line).Select(s => $"{s.Line}: {s.Said}")));
    }

    [Fact]
    public void File_OfExcelOnWindows_IsRead() =>
        Assert.Equal("CAFÉ", LinkFile.Read(Encoding.Latin1.GetBytes("offer id;sku\nof;CAFÉ\n")).Rows.Single().Sku);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-5", "'-5")]
    [InlineData("+31", "'+31")]
    [InlineData(" =1", "' =1")]
    [InlineData("\uff1d1+1", "'\uff1d1+1")]
    [InlineData("\uff0b31", "'\uff0b31")]
    [InlineData("\uff0d5", "'\uff0d5")]
    [InlineData("\u3000\uff20SUM", "'\u3000\uff20SUM")]
    [InlineData("\u200b=1", "'\u200b=1")]
    [InlineData("MOK-1", "MOK-1")]
    [InlineData("", "")]
    public void Cell_ThatStartsLikeAFormula_IsKeptFromBeingOne(string text, string expected) =>
        Assert.Equal(expected, CsvCell.Write(text));

    [Fact]
    public void Cell_IsReadBackAsItWas_AndIsNeverAFormula() =>
        Gen.String[Gen.Char["=+-@\uff1d\uff0b\uff0d\uff20'ab 1;\""], 0, 6].Sample(text =>
        {
            var cell = CsvCell.Write(text);
            Assert.DoesNotContain(cell.TrimStart().FirstOrDefault('x'), "=+-@\uff1d\uff0b\uff0d\uff20");
            if (text == text.Trim()) Assert.Equal(text, CsvCell.Read(cell));
        });

    [Theory, BothDatabases]
    public async Task Links_AreExported_AndImportedAgain(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world);
        var import = new ImportLinks(world.Database, new LinkByHand(world.Database, world.Clock));
        var file =
            Bytes($"offer id;ean;sku;product id;variation id;quantity\nset;;=MOK;;;2\nset;;;2;;4\n;{Mug};;;31;1\nset-2;;weg;;;1\nset-2;;=MOK;;;1\nmug;{Pan};=MOK;;;1\n;{Pan};TWIN;;;1\n");

        var plan = await import.Preview(world.Seller, file, Ct);
        Assert.Equal("5 file.no-such-item, 7 file.offer-has-other-ean, 8 file.several-offers",
            string.Join(", ", plan.Problems.Select(p => $"{p.Line} {p.Why.Code}")));
        Assert.Equal(["2 × mug + 4 × pan", "red"], plan.Changes.Select(c => c.Sells));
        Assert.Equal(0, await world.Read(db => db.LinkParts.CountAsync(Ct)));

        var done = await import.Apply(world.Seller, file, Ct);
        Assert.Equal((2, 3), (done.Changes.Count, done.Problems.Count));
        var set = await world.Read(db => db.Offers.SingleAsync(o => o.OfferId == "set", Ct));
        Assert.Equal((MatchVerdict.LinkedByHand, LinkedBy.Csv, true), (set.Verdict, set.LinkedBy!.Value, set.DecideDue));

        var text = await Export(world, (files, to) => files.Links(to, world.Seller, Ct));
        Assert.Equal(
            $"offer id;ean;sku;product id;variation id;quantity;name|mug;{Mug};;3;31;1;red|set;;'=MOK;1;;2;mug|set;;;2;;4;pan",
            text);
        var again = await import.Preview(world.Seller, Bytes(text.Replace('|', '\n')), Ct);
        Assert.Equal((0, 2, 0), (again.Changes.Count, again.Unchanged, again.Problems.Count));
    }

    [Theory, BothDatabases]
    public async Task File_WithWhatALinkMayNotBe_IsRefusedForThatOffer(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world);
        var import = new ImportLinks(world.Database, new LinkByHand(world.Database, world.Clock));
        var plan = await import.Preview(world.Seller, Bytes("offer id;sku\nset;=MOK\nset;=mok\nnobody;=MOK\nset-2;TWIN\n"), Ct);
        Assert.Equal("2 link.same-item-twice, 4 file.no-such-offer, 5 file.several-items",
            string.Join(", ", plan.Problems.Select(p => $"{p.Line} {p.Why.Code}")));
        Assert.Empty(plan.Changes);
    }

    [Theory, BothDatabases]
    public async Task Report_ShowsBothSides_FiltersAndCounts(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world);
        await world.Write(db =>
            MatchGroups.Run(db, world.Seller, new MatchScope(["0" + Mug, "0" + Pan], [1, 2, 3, 4, 5], [3, 4]), world.Now, Ct));
        var pages = new MatchPages(world.Database);

        var all = await pages.Report(world.Seller, new MatchFilter(null, null), 0, 50, Ct);
        Assert.Equal(all.Page.Total, all.Counts.Values.Sum());
        Assert.Equal(all.Page.Total, all.Page.Rows.Count);
        Assert.Equal(5, all.Page.Rows.Count(r => r.ItemKey is not null));
        var seen = new List<string>();
        for (var skip = 0; skip < all.Page.Total; skip += 2)
            seen.AddRange((await pages.Report(world.Seller, new MatchFilter(null, null), skip, 2, Ct)).Page.Rows
                .Select(r => r.Name ?? r.Offers[0].OfferId));
        Assert.Equal(all.Page.Rows.Select(r => r.Name ?? r.Offers[0].OfferId), seen);

        foreach (var (verdict, count) in all.Counts)
            Assert.Equal(count, (await pages.Report(world.Seller, new MatchFilter(null, [verdict]), 0, 50, Ct)).Page.Total);
        var found = await pages.Report(world.Seller, new MatchFilter("=mok", null), 0, 50, Ct);
        Assert.Equal(["mug"], found.Page.Rows.Select(r => r.Name));
        Assert.Equal(1, (await pages.Report(world.Seller, new MatchFilter("set-2", null), 0, 50, Ct)).Page.Total);

        var text = await Export(world,
            (files, to) => files.Report(to, world.Seller, new MatchFilter(null, null),
                ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"], (verdict, _) => verdict.ToString(), Ct));
        Assert.Contains("mug;'=MOK;", text, StringComparison.Ordinal);
        Assert.Contains(";set-2;", text, StringComparison.Ordinal);
    }

    private static async Task<string> Export(World world, Func<WriteMatchFiles, Stream, Task> write)
    {
        using var memory = new MemoryStream();
        await write(new WriteMatchFiles(world.Database, new MatchPages(world.Database)), memory);
        return Encoding.UTF8.GetString(memory.ToArray()).TrimStart('\uFEFF').Replace("\r\n", "|", StringComparison.Ordinal)
            .TrimEnd('|');
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>
    /// Items mug (SKU =MOK), pan, red (a variation) and two of one SKU; offers mug, set, set-2 and two of one EAN.
    /// </summary>
    private static Task Fill(World world) => world.Write(async db =>
    {
        foreach (var (name, sku, product, variation) in new[] { ("mug", "=MOK", 1, 0), ("pan", (string?)null, 2, 0),
            ("red", null, 3, 31), ("twin-a", "TWIN", 4, 0), ("twin-b", "twin", 5, 0) })
            db.Items.Add(new Item
            {
                SellerId = world.Seller,
                ShopId = world.Shop.Id,
                Name = name,
                Sku = sku,
                ProductId = product,
                VariationId = variation
            });
        foreach (var (id, ean) in new[] { ("mug", Mug), ("pan-1", Pan), ("pan-2", Pan), ("set", null), ("set-2", (string?)null) })
        {
            db.Offers
                .Add(new Offer
                {
                    SellerId = world.Seller,
                    AccountId = world.Account.Id,
                    OfferId = id,
                    Ean = ean,
                    Gtin = ean is null ? null : $"0{ean}"
                });
            await db.SaveChangesAsync(Ct);
        }
    });
}
