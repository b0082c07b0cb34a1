using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Connections;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.InShop;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.Orders;
using Tandem.Tests.Returns;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Invoices;

/// <summary>From a document to the fields and the note of the shop's order, over real HTTP.</summary>
public sealed partial class InShopFlowTests
{
    private const string Address = "https://hooks.example.nl/hooks/document/";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Documents_StandAtTheShopsOrder_EachOnce_WithALinkToIt(DatabaseKind kind)
    {
        await using var stage = await Opened(kind, new Uri("https://hooks.example.nl"));
        var left = 1;
        stage.Wire.LosesAnswer = request => request.Method == Put
            && request.RequestUri!.AbsolutePath.Contains("/orders/", StringComparison.Ordinal) && IsOurs(request) && left-- > 0;
        var world = await ReturnWorld.Sent(stage, 3);
        await ReturnWorld.Turn(stage, 4);
        var shown = await world.InShop();
        var link = Field(shown, "_bol_invoice_link");
        Assert.Equal("2026-00001", Field(shown, "_bol_invoice_number"));
        Assert.StartsWith(Address, link, StringComparison.Ordinal);
        Assert.Equal($"Factuur 2026-00001 is gemaakt: {link}", Assert.Single(await Notes(stage, world.Shop, "Factuur")));
        Assert.Equal(0, left);
        var invoice = await stage.Read(db => db.IssuedDocuments.SingleAsync(Ct));
        Assert.Equal((stage.Seller, invoice.Key), await Opens(stage, link!));

        await world.RefundByHand(1);
        await ReturnWorld.Turn(stage, 4);
        await world.RefundByHand(1);
        await ReturnWorld.Turn(stage, 4);
        shown = await world.InShop();
        Assert.Equal("C2026-00001, C2026-00002", Field(shown, "_bol_credit_note_number"));
        var links = Field(shown, "_bol_credit_note_link")!.Split(' ');
        Assert.Equal(2, links.Distinct().Count());
        Assert.Equal(2, (await Notes(stage, world.Shop, "Creditnota")).Count);
        Assert.Equal(("2026-00001", link), (Field(shown, "_bol_invoice_number"), Field(shown, "_bol_invoice_link")));
        var rows = await stage.Read(async db => JsonSerializer.Serialize(new object[]
        {
            await db.Intents.ToListAsync(Ct), await db.Activities.ToListAsync(Ct), await db.Attentions.ToListAsync(Ct),
        }));
        foreach (var each in links.Append(link!)) Assert.DoesNotContain(each[Address.Length..], rows, StringComparison.Ordinal);
        Assert.DoesNotContain("attention.shop-order-refused", await EditedOrder.Questions(stage));
    }

    [Theory, BothDatabases]
    public async Task Link_EndsWithTheSetting_WithTheSecret_AndWithThePdf(DatabaseKind kind)
    {
        await using var stage = await Opened(kind, new Uri("https://hooks.example.nl"));
        var world = await ReturnWorld.Sent(stage, 1);
        await ReturnWorld.Turn(stage, 3);
        var link = Field(await world.InShop(), "_bol_invoice_link")!;
        await Save(stage, inShop: false);
        Assert.Null(await Opens(stage, link));
        await Save(stage, inShop: true);
        Assert.NotNull(await Opens(stage, link));

        await stage.Get<SignedLinks>().Renew(stage.Seller, Ct);
        Assert.Null(await Opens(stage, link));
        var document = await stage.Read(db => db.IssuedDocuments.SingleAsync(Ct));
        var fresh = await stage.Get<Database>().WriteFor(stage.Seller,
            db => stage.Get<IOrderDocuments>().InShop(db, document.Key, Ct), Ct);
        Assert.NotNull(await Opens(stage, fresh!.Link!));
        var note = await stage.Read(db => db.Activities.SingleAsync(a => a.Setting == LinkSettings.Name, Ct));
        Assert.Equal("""{"Secret":"kept"}{"Secret":"replaced"}""", note.What["was"] + note.What["now"]);

        // A copy of the database from before was put back, and the number was given to another sale.
        await stage.Get<Database>().Write(db => db.IssuedDocuments.ExecuteUpdateAsync(
            d => d.SetProperty(x => x.PdfHash, new string('0', 64)), Ct), Ct);
        Assert.Null(await Opens(stage, fresh.Link!));
    }

    [Theory, EitherDatabase]
    public async Task WithoutAnAddress_TheNumberAlone_AndWhatIsNotWantedAnyMore_NotAtAll(DatabaseKind kind)
    {
        await using var stage = await Opened(kind, null);
        var world = await ReturnWorld.Sent(stage, 2);
        await ReturnWorld.Turn(stage, 3);
        var shown = await world.InShop();
        Assert.Equal(("2026-00001", null), (Field(shown, "_bol_invoice_number"), Field(shown, "_bol_invoice_link")));
        Assert.Equal("Factuur 2026-00001 is gemaakt.", Assert.Single(await Notes(stage, world.Shop, "Factuur")));

        // Decided while it was wanted, and to be told when it is not.
        await world.RefundByHand(1);
        stage.Clock.Advance(TimeSpan.FromSeconds(301));
        await stage.Run(Lane.WatchShop, Lane.Decide);
        Assert.Equal(1, await Planned(stage));
        await Save(stage, inShop: false);
        await ReturnWorld.Turn(stage, 2);
        Assert.Null(Field(await world.InShop(), "_bol_credit_note_number"));
        Assert.Equal(0, await Planned(stage));
    }

    [Theory, EitherDatabase]
    public async Task FileAtBol_IsCalledAsTheSellerWrites(DatabaseKind kind)
    {
        await using var stage = await Opened(kind, null);
        Assert.Null(await stage.Get<ChangeInvoiceSettings>().Save(stage.Seller,
            new InvoiceSettings { When = InvoiceWhen.Always, FileName = "thee_{jaar}.{nummer}-{land}" }, Ct));
        var names = new List<string>();
        stage.Wire.LosesAnswer = request =>
        {
            if (request.Content?.Headers.ContentType?.MediaType == "multipart/form-data")
                names.Add(FileName().Match(TextOf(request)).Groups["name"].Value);
            return false;
        };
        await ReturnWorld.Sent(stage, 1);
        await ReturnWorld.Turn(stage, 3);
        var to = await stage.Read(db => db.IssuedDocuments.Select(d => d.ToCountry).SingleAsync(Ct));
        Assert.Equal([$"thee_2026.2026-00001-{to}.pdf"], names);
    }

    private static async Task<Stage> Opened(DatabaseKind kind, Uri? address)
    {
        var stage = await EditedOrder.Open(kind, also: services => services.AddSingleton(new HookAddresses(address)));
        await stage.GoLive(Module.Returns);
        await UploadWorld.GoLive(stage);
        await Save(stage, inShop: true);
        return stage;
    }

    private static async Task Save(Stage stage, bool inShop) => Assert.Null(await stage.Get<ChangeInvoiceSettings>().Save(
        stage.Seller, new InvoiceSettings { When = InvoiceWhen.Always, InShop = inShop }, Ct));

    private static bool IsOurs(HttpRequestMessage request) =>
        TextOf(request).Contains("_bol_invoice_number", StringComparison.Ordinal);

    private static string TextOf(HttpRequestMessage request) => request.Content!.ReadAsStringAsync(Ct).GetAwaiter().GetResult();

    [GeneratedRegex("""filename="?(?<name>[^";\r\n]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    private static Task<int> Planned(Stage stage) => stage.Read(db => db.Intents.CountAsync(
        i => i.Kind == IntentKind.ShopOrder && i.Topic == "document" && i.State == IntentState.Planned, Ct));

    private static Task<(Engine.Values.SellerId Seller, long Document)?> Opens(Stage stage, string link) =>
        stage.Get<SignedLinks>().Find(link[Address.Length..], Ct);

    private static string? Field(JsonNode order, string key) => (string?)order["meta_data"]!.AsArray()
        .SingleOrDefault(m => (string)m!["key"]! == key)?["value"];

    private static async Task<List<string>> Notes(Stage stage, long order, string start) =>
        [.. (await stage.Rehearsal.Shop(Get, $"orders/{order}/notes")).Json.AsArray().Select(n => (string)n!["note"]!)
            .Where(note => note.StartsWith(start, StringComparison.Ordinal))];
}
