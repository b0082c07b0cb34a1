using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Alerts;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Engine.Values;
using Tandem.Tests.Conventions;

namespace Tandem.Tests.Web;

/// <summary>
/// Two sellers in one installation: everything that the program answers is asked with the other one's ids and keys. What is
/// answered is read from the program itself, so that a new route fails here until it is said how it is asked.
/// </summary>
public sealed class SeparationTests(SeparationTests.TwoSellers two) : IClassFixture<SeparationTests.TwoSellers>
{
    private const string Theirs = "eigenaar@beta.example";
    private const string Ours = "eigenaar@alfa.example";
    private const string Reads = "lezer@beta.example";

    /// <summary>Routes that are about no seller: signing in, and what a reader prefers.</summary>
    private static readonly HashSet<string> OfNobody = ["/sign-out", "/sign-in/passkey-options", "/account/passkey-options",
        "/prefer/language", "/prefer/theme", "/prefer/order-columns", "/connect/woocommerce", "/api/openapi.json", "/api/docs"];

    /// <summary>What strangers may ask for; webhooks are signed, and the API asks for a token.</summary>
    private static readonly HashSet<string> Open = ["/sign-in", "/sign-in/code", "/sign-in/with", "/sign-in/passkey-options", "/welcome", "/invite",
        "/prefer/language", "/prefer/theme", "/hooks/connect/woocommerce", "/hooks/shop/{shop:guid}", "/hooks/bol/{account:guid}",
        "/hooks/document/{token}", "/hooks/{**rest}",
        "/api/v1/stock", "/api/v1/shipments", "/api/v1/{**rest}"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IEnumerable<RouteEndpoint> Routes => ((IEndpointRouteBuilder)two.Program.App).DataSources
        .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Where(route => !IsFile(route));

    [Fact]
    public async Task Pages_ShowNothingOfAnotherSeller()
    {
        using var other = new Visitor(two.Program.Url);
        using var owner = new Visitor(two.Program.Url);
        await other.SignIn(Ours);
        await owner.SignIn(Theirs);
        var shown = 0;
        foreach (var page in Pages().SelectMany(Filled))
        {
            foreach (var path in new[] { page, page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"seller={two.Beta}" })
            {
                var answer = await other.Get(path);
                Assert.True(answer.Status is 200 or 302 or 404, $"{path}: {answer.Status}");
                Assert.Empty(two.Secrets.Where(secret => answer.Body.Contains(secret, StringComparison.Ordinal))
                    .Select(secret => $"{path} shows {secret}"));
            }

            // The same question of who may know: else the test would ask for nothing.
            var known = await owner.Get(page);
            if (two.Secrets.Any(secret => known.Body.Contains(secret, StringComparison.Ordinal))) shown++;
        }

        Assert.InRange(shown, 20, int.MaxValue);
    }

    [Fact]
    public async Task Downloads_AreForWhoHasTheRight()
    {
        using var other = new Visitor(two.Program.Url);
        using var owner = new Visitor(two.Program.Url);
        using var reader = new Visitor(two.Program.Url);
        await other.SignIn(Ours);
        await owner.SignIn(Theirs);
        await reader.SignIn(Reads);
        var downloads = Routes.Select(Path).Where(p => p.StartsWith("/download", StringComparison.Ordinal)).ToList();
        Assert.InRange(downloads.Count, 9, int.MaxValue);
        foreach (var download in downloads)
        {
            var path = $"{download}?seller={two.Beta}&labels=1,2,3&orders=1,2,3&show=all&document={two.Document}";
            Assert.Equal((path, 404), (path, (await other.Get(path)).Status));
            Assert.Contains((await owner.Get(path)).Status, new[] { 200, 409 });

            // A slip names a customer, and documents and VAT are for who has to do with money; who only reads has neither.
            var allowed = download.EndsWith(".pdf", StringComparison.Ordinal)
                || download.StartsWith("/download/invoice", StringComparison.Ordinal)
                || download.StartsWith("/download/vat-", StringComparison.Ordinal) ? 404 : 200;
            Assert.Equal((path, allowed), (path, (await reader.Get(path)).Status));
        }
    }

    /// <summary>A document is of its own seller, whatever the address says, and opens for three roles.</summary>
    [Fact]
    public async Task Invoices_AreTheSellersOwn_AndForWhoHandlesMoney()
    {
        var own = two.Program.Seller.Seller;
        using var other = new Visitor(two.Program.Url);
        await other.SignIn(Ours);
        Assert.Equal(404, (await other.Get($"download/invoice?seller={own}&document={two.Document}")).Status);
        var archive = await other.Get($"download/invoices.zip?seller={own}&documents={two.Document}");
        Assert.Equal(200, archive.Status);
        Assert.DoesNotContain(SampleDocuments.Invoice, archive.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleDocuments.Invoice, (await other.Get("invoices")).Body, StringComparison.Ordinal);
        foreach (var role in Enum.GetValues<Role>())
        {
            var name = $"{role}@facturen.example".ToLowerInvariant();
            await Members.Add(two.Program.App.Services, name, role, two.Beta);
            using var visitor = new Visitor(two.Program.Url);
            await visitor.SignIn(name);
            var may = role is Role.Owner or Role.Staff or Role.Bookkeeper;
            Assert.Equal((role, may ? 200 : 404),
                (role, (await visitor.Get($"download/invoice?seller={two.Beta}&document={two.Document}")).Status));
            Assert.Equal((role, may), (role, (await visitor.Get("invoices")).Body
                .Contains(SampleDocuments.Invoice, StringComparison.Ordinal)));
            Assert.Equal((role, may), (role, (await visitor.Get($"orders/{SampleReturns.OrderKey}")).Body
                .Contains(SampleDocuments.Invoice, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Pictures_AreOfTheSellersOwnItems()
    {
        using var other = new Visitor(two.Program.Url);
        using var reader = new Visitor(two.Program.Url);
        using var stranger = new Visitor(two.Program.Url);
        await other.SignIn(Ours);
        await reader.SignIn(Reads);
        await using var db = two.Program.Get<Database>().Read();
        var item = await db.Items.Where(i => i.SellerId == two.Beta).Select(i => i.Key).FirstAsync(Ct);
        foreach (var path in new[] { $"picture/{item}", $"picture/{item}?seller={two.Program.Seller.Seller}" })
        {
            Assert.Equal((path, 404), (path, (await other.Get(path)).Status));
            Assert.Equal((path, 200), (path, (await reader.Get(path)).Status));
            Assert.Equal((path, 302), (path, (await stranger.Get(path)).Status));
        }

        Assert.Equal(404, (await reader.Get("picture/999999999")).Status);
    }

    [Fact]
    public async Task Photos_OfReturns_AreTheSellersOwn_AndNothingButPictures()
    {
        using var other = new Visitor(two.Program.Url);
        using var reader = new Visitor(two.Program.Url);
        using var stranger = new Visitor(two.Program.Url);
        await other.SignIn(Ours);
        await reader.SignIn(Reads);
        await using var db = two.Program.Get<Database>().Read();
        var line = await db.Returns.Where(r => r.SellerId == two.Beta && !r.Lvb).Select(r => r.Key).FirstAsync(Ct);
        Assert.Null(await two.Program.Get<ReturnPhotos>()
            .Add(two.Beta, line, Printing.Pictures.Png(4, 4), new ReturnActor(), Ct));
        var photo = await db.ReturnPhotos.Where(p => p.SellerId == two.Beta).Select(p => p.Key).FirstAsync(Ct);
        foreach (var path in new[] { $"return-photo/{photo}", $"return-photo/{photo}?seller={two.Program.Seller.Seller}" })
        {
            Assert.Equal((path, 404), (path, (await other.Get(path)).Status));
            Assert.Equal((path, 302), (path, (await stranger.Get(path)).Status));
            var shown = await reader.Get(path);
            Assert.Equal((path, 200), (path, shown.Status));
            Assert.Contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'; sandbox", shown.Headers,
                StringComparison.Ordinal);
            Assert.Contains("X-Content-Type-Options: nosniff", shown.Headers, StringComparison.Ordinal);
            Assert.Contains("no-store", shown.Headers, StringComparison.Ordinal);
        }

        Assert.Equal(404, (await reader.Get("return-photo/999999999")).Status);

        // They come in through the page alone, where whoever inspects is asked for them: no address takes one from another site.
        using var file = new ByteArrayContent(Printing.Pictures.Png(4, 4));
        Assert.Equal(405, (await reader.Send(HttpMethod.Post, $"return-photo/{photo}", file)).Status);
        using var owner = new Visitor(two.Program.Url);
        await owner.SignIn(Theirs);
        Assert.Contains("Maak een foto", (await owner.Get($"returns/{line}")).Body, StringComparison.Ordinal);
        var seen = (await reader.Get($"returns/{line}")).Body;
        Assert.Contains($"/return-photo/{photo}", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Maak een foto", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Verwijder foto", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_OfTheSeller_AreForWhoMayChangeThem()
    {
        const string Hook = "https://hooks.beta.example/geheim";
        await two.Program.Get<Database>().Write(async db =>
        {
            var sealedHook = two.Program.Get<Credentials>().Seal(Hook);
            (await db.Sellers.SingleAsync(s => s.Id == two.Beta, Ct)).Set(new WebhookSettings { Url = sealedHook });
        }, Ct);
        using var owner = new Visitor(two.Program.Url);
        using var reader = new Visitor(two.Program.Url);
        await owner.SignIn(Theirs);
        await reader.SignIn(Reads);
        foreach (var (page, secret) in new[] { ("users", "Rol van " + Theirs), ("alerts", Hook) })
        {
            var (known, hidden) = ((await owner.Get(page)).Body, (await reader.Get(page)).Body);
            Assert.Contains(secret, known, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, hidden, StringComparison.Ordinal);
            Assert.Contains("kun je dit niet bekijken", hidden, StringComparison.Ordinal);
        }

        Assert.Contains("kun je dit niet bekijken", (await reader.Get("source")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preference_IsForSellersThatOneKnows()
    {
        using var other = new Visitor(two.Program.Url);
        await other.SignIn(Ours);
        var refused = await other.Get($"prefer/seller?to={two.Beta.Value}");
        Assert.Equal(404, refused.Status);
        Assert.Empty(refused.Cookies);
        Assert.Equal(302, (await other.Get($"prefer/seller?to={two.Program.Seller.Seller.Value}")).Status);

        // Neither does a cookie help that is made by hand.
        other.Cookies.Add(two.Program.Url, new System.Net.Cookie("tandem-seller", two.Beta.Value.ToString("N")));
        Assert.Contains("Proefwinkel", (await other.Get("")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Api_KnowsOnlyTheSellerOfItsToken()
    {
        using var http = new HttpClient { BaseAddress = two.Program.Hooks };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", two.Program.Token);
        Assert.Equal("[]", await http.GetStringAsync(new Uri("api/v1/stock?gtin=8712345000011", UriKind.Relative), Ct));
        using var body = new StringContent(
            """[{"order": "C000000001", "carrier": "PostNL", "trackAndTrace": "3SABCD1234567"}]""", Encoding.UTF8, "application/json");
        using var sent = await http.PostAsync(new Uri("api/v1/shipments", UriKind.Relative), body, Ct);
        Assert.Contains("\"taken\":0", await sent.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        await using var db = two.Program.Get<Database>().Read();
        Assert.False(await db.Parcels.AnyAsync(p => p.Code == "3SABCD1234567", Ct));
    }

    [Fact]
    public async Task Strangers_GetTheDoor_AndNothingElse()
    {
        var open = Routes.Where(r => r.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Path).ToHashSet();
        Assert.Equal(Open.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
        using var stranger = new Visitor(two.Program.Url);
        foreach (var path in Pages().Where(p => !Open.Contains(p)).SelectMany(Filled))
        {
            var answer = await stranger.Get(path);
            Assert.Equal((path, 302), (path, answer.Status));
            Assert.StartsWith("/sign-in", new Uri(two.Program.Url, answer.Location).AbsolutePath, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EveryRoute_IsAskedHere()
    {
        var asked = Pages().Concat(OfNobody).Concat(Open).Append("/prefer/seller").Append("/picture/{key:long}")
            .Append("/return-photo/{key:long}").ToHashSet(StringComparer.Ordinal);
        Found.Nothing("a route is asked here with another seller's ids", Routes.Select(Path).Where(path => !asked.Contains(path)
            && !path.StartsWith("/download/", StringComparison.Ordinal)));
        Assert.InRange(Pages().Count, 30, int.MaxValue);
    }

    private List<string> Pages() => [.. Routes.Where(r => r.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        .Select(Path).Distinct()];

    /// <summary>The addresses of a page: one with keys has one for each row of the other seller.</summary>
    private IEnumerable<string> Filled(string page) => page.Contains('{', StringComparison.Ordinal)
        ? two.Keys.Select(key => page[..page.IndexOf('{', StringComparison.Ordinal)].TrimStart('/') + key) : [page.TrimStart('/')];

    private static string Path(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.Trim('/');

    // What is the same for everybody: scripts, styles, and the line of a circuit, which is asked who it is like any page.
    private static bool IsFile(RouteEndpoint route) => Path(route) is var path
        && (path.StartsWith("/_", StringComparison.Ordinal) || path == "/{**path:file}"
            || path.StartsWith("/api/docs/", StringComparison.Ordinal)
            || route.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor"));

    /// <summary>Alfa, which is empty, and Beta, which has a day behind it.</summary>
    public sealed class TwoSellers : IAsyncLifetime
    {
        internal OpenProgram Program { get; private set; } = null!;

        internal SellerId Beta { get; private set; }

        internal IReadOnlyList<long> Keys { get; private set; } = [];

        /// <summary>One of Beta.</summary>
        internal long Document { get; private set; }

        /// <summary>What nobody but Beta's people may read.</summary>
        internal IReadOnlyList<string> Secrets { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            Program = await OpenProgram.Start(change: settings => settings.SignsInByItself = false);
            var now = DateTimeOffset.UtcNow;
            Beta = SellerId.New(now);
            await Program.Get<Database>().Write(async db =>
            {
                new SampleRows(db, Beta, now).Fill("Beta Geheim BV");
                await db.SaveChangesAsync(CancellationToken.None);
                var keys = Program.Get<Credentials>().Seal(new BolCredentials("id", "secret"));
                await db.Accounts.Where(a => a.SellerId == Beta)
                    .ExecuteUpdateAsync(a => a.SetProperty(x => x.Secret, keys), CancellationToken.None);

                // Nobody reads or writes for it meanwhile.
                await db.Sellers.Where(s => s.Id == Beta)
                    .ExecuteUpdateAsync(s => s.SetProperty(x => x.PausedAt, now), CancellationToken.None);
            }, CancellationToken.None);
            await SampleDocuments.Seal(Program.App.Services);
            await using var db = Program.Get<Database>().Read();
            Document = await db.IssuedDocuments.Where(d => d.SellerId == Beta && d.Number == SampleDocuments.Invoice)
                .Select(d => d.Key).SingleAsync();
            var items = await db.Items.Where(i => i.SellerId == Beta).Select(i => new { i.Key, i.Name }).ToListAsync();
            var offers = await db.Offers.Where(o => o.SellerId == Beta).Select(o => new { o.Key, o.OfferId }).ToListAsync();
            var orders = await db.Orders.Where(o => o.SellerId == Beta).Select(o => new { o.Key, o.BolOrderId }).ToListAsync();
            var returns = await db.Returns.Where(r => r.SellerId == Beta).Select(r => r.Key).ToListAsync();
            Keys = [.. items.Select(i => i.Key).Concat(offers.Select(o => o.Key)).Concat(orders.Select(o => o.Key))
                .Concat(returns)
                .Distinct()];
            Secrets = ["Beta Geheim BV", .. items.Select(i => i.Name), .. offers.Select(o => o.OfferId),
                .. orders.Select(o => o.BolOrderId)];
            await Members.Add(Program.App.Services, Ours, Role.Owner, Program.Seller.Seller);
            await Members.Add(Program.App.Services, Theirs, Role.Owner, Beta);
            await Members.Add(Program.App.Services, Reads, Role.ReadOnly, Beta);

            // Somebody keeps the installation, so that the door is open.
            await Members.AddKeeper(Program.App.Services, "beheer@voorbeeld.nl");
        }

        public async ValueTask DisposeAsync() => await Program.DisposeAsync();
    }
}
