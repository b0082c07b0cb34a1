using System.Globalization;
using Tandem.Engine.Pages;
using Tandem.Engine.Pictures;
using Tandem.Engine.Printing;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>
/// Labels, packing slips and pick lists as PDF. They name customers: made while they are asked for, kept nowhere.
/// </summary>
internal static class PrintFiles
{
    private static readonly TimeSpan WaitsForPictures = TimeSpan.FromSeconds(2);

    public static async Task<IResult> Labels(
        LabelDocuments documents, SlipLooks looks, HttpContext http, string? seller, string? labels,
        Paper paper = Paper.A4, bool slips = false)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var batch = await documents.OfLabels(id, Keys(labels), slips, http.RequestAborted);
        var look = await looks.Of(id, http.RequestAborted);
        return Answer(http, batch, "labels", () => PrintLabels.Write(batch, paper, SlipTexts.Reader(), look, SlipTexts.For));
    }

    public static async Task<IResult> Slips(
        LabelDocuments documents, SlipLooks looks, OrderPages pages, TimeProvider clock,
        HttpContext http, string? seller, string? orders, Paper paper = Paper.A4)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var batch = await documents.OfOrders(id, await Chosen(pages, clock, id, http, orders), withAddresses: true,
            http.RequestAborted);
        var look = await looks.Of(id, http.RequestAborted);
        return Answer(http, batch, "print.slip", () => PrintLabels.Write(batch, paper, SlipTexts.Reader(), look, SlipTexts.For));
    }

    public static async Task<IResult> PickList(LabelDocuments documents, ProductPictures pictures, OrderPages pages,
        TimeProvider clock, HttpContext http, string? seller, string? orders)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var batch = await documents.OfOrders(id, await Chosen(pages, clock, id, http, orders), withAddresses: false,
            http.RequestAborted);
        var items = batch.Orders.SelectMany(o => o.Lines).SelectMany(l => l.Parts).Select(p => p.Item).OfType<long>().ToHashSet();
        var shown = await pictures.Of(id, items, WaitsForPictures, http.RequestAborted);
        return Answer(http, batch, "print.pick", () => PrintPickList.Write(batch, SlipTexts.Reader(),
            shown.ToDictionary(p => p.Key, p => p.Value.File)));
    }

    /// <summary>What could be printed; where that is nothing, a page of text that says why.</summary>
    private static IResult Answer(HttpContext http, PrintBatch batch, string name, Func<byte[]> write)
    {
        http.Response.Headers.CacheControl = "no-store";
        var problems =
            batch.Problems.Select(p => Texts.Fill("print.not-printed", ("order", p.BolOrderId), ("why", Texts.Say(p.Why))))
                .ToList();
        if (batch.Orders.Count == 0)
            return Results.Text(string.Join('\n', problems.Count > 0 ? problems : [Texts.Say("print.nothing")]),
                "text/plain; charset=utf-8", statusCode: 409);
        http.Response.Headers.ContentDisposition =
            $"inline; filename=\"{Texts.Say(name).ToLowerInvariant().Replace(' ', '-')}.pdf\"";
        return Results.Bytes(write(), "application/pdf");
    }

    /// <summary>The orders that the address names; or, where it names a list, all of that list but for those it names.</summary>
    private static async Task<IReadOnlyList<long>> Chosen(OrderPages pages, TimeProvider clock, SellerId seller, HttpContext http,
        string? orders)
    {
        if (http.Request.Query["all"] != "true") return Keys(orders);
        var list = OrderAddress.Of(name => http.Request.Query[name]).Filter(clock.GetUtcNow());
        var except = Keys(http.Request.Query["except"], int.MaxValue);
        return await pages.KeysOf(seller, new OrderSelection(list, except), http.RequestAborted);
    }

    internal static List<long> Keys(string? text, int most = LabelDocuments.Most) =>
        [.. (text ?? "").Split(',')
            .Select(t => long.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : 0)
            .Where(k => k > 0).Take(most)];
}
