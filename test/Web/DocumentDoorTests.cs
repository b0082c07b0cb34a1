using System.Buffers.Text;
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.InShop;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Web;

/// <summary>Links to documents, as somebody tries them who has one, or none.</summary>
public sealed class DocumentDoorTests : IDisposable
{
    private readonly HttpClient _http = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Link_OpensItsDocument_ForNoSearchEngineAndNoCache()
    {
        await using var program = await Open();
        var link = await LinkOf(program, "2026-00001");
        using var answer = await _http.GetAsync(link, Ct);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("%PDF-1.7 2026-00001", await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal("factuur-2026-00001.pdf", answer.Content.Headers.ContentDisposition?.FileName?.Trim('"'));
        Assert.True(answer.Headers.CacheControl is { NoStore: true, Private: true });
        foreach (var (name, part) in new[]
        {
            ("X-Robots-Tag", "noindex"), ("Referrer-Policy", "no-referrer"), ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"), ("Content-Security-Policy", "script-src 'none'"),
        }) Assert.Contains(part, Assert.Single(answer.Headers.GetValues(name)), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task WrongLink_GetsWhatStrangersGet_AndTellsNothing()
    {
        await using var program = await Open();
        var token = (await LinkOf(program, "2026-00001")).AbsoluteUri.Split('/')[^1];
        var bytes = Base64Url.DecodeFromChars(token);
        var stranger = new SellerId(Guid.NewGuid()).Value.ToByteArray();
        foreach (var wrong in new[]
        {
            "", "x", token[..^1], token + "AAAA", token.ToUpperInvariant(), new string('A', 300), new string('A', 5000),
            Text([.. stranger, .. bytes[16..]]), Text([.. bytes[..48], .. "2026-00002"u8]), Text(bytes[..48]), Text(bytes[..20]),
            Text([.. bytes[..48], 0]), Text([.. bytes[..48], .. "2026-00001\0"u8]), Text([.. bytes[..48], 0xC3, 0x28]),
            Text([.. bytes[..16], .. new byte[32], .. bytes[48..]]), "..%2f..%2fdocument", $"{token}/x",
        })
        {
            using var answer = await _http.GetAsync(new Uri(program.Hooks, $"hooks/document/{wrong}"), Ct);
            Assert.Equal((wrong, HttpStatusCode.NotFound, ""),
                (wrong, answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct)));
        }

        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete })
        {
            using var request = new HttpRequestMessage(method, new Uri(program.Hooks, $"hooks/document/{token}"));
            using var answer = await _http.SendAsync(request, Ct);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory, BothDatabases]
    public async Task EveryByte_IsSigned(DatabaseKind kind)
    {
        await using var program = await Open(kind);
        var links = program.Get<SignedLinks>();
        var bytes = Base64Url.DecodeFromChars((await LinkOf(program, "2026-00001")).AbsoluteUri.Split('/')[^1]);
        Assert.NotNull(await links.Find(Text(bytes), Ct));
        for (var at = 0; at < bytes.Length; at++)
        {
            foreach (var bit in new byte[] { 1, 0x80, 0xFF })
            {
                var changed = bytes.ToArray();
                changed[at] ^= bit;
                Assert.Null(await links.Find(Text(changed), Ct));
            }
        }
    }

    [Fact]
    public async Task SellersDoNotOpenEachOthers()
    {
        await using var program = await Open();
        var other = (await program.Get<Engine.Connections.SellerBook>().Add(new Engine.Connections.SellerDraft("Andere",
            new Uri("http://127.0.0.1:9/"), "ck", "cs", "id", "secret"), Ct)).Seller;
        await Fill(program, other, program.Seller.Account);
        var mine = Base64Url.DecodeFromChars((await LinkOf(program, "2026-00001")).AbsoluteUri.Split('/')[^1]);
        var theirs = Base64Url.DecodeFromChars((await LinkOf(program, "2026-00001", other)).AbsoluteUri.Split('/')[^1]);
        var links = program.Get<SignedLinks>();
        Assert.Equal(other, (await links.Find(Text(theirs), Ct))?.Seller);
        Assert.Null(await links.Find(Text([.. theirs[..16], .. mine[16..]]), Ct));
        Assert.Null(await links.Find(Text([.. mine[..16], .. theirs[16..]]), Ct));
    }

    [Fact]
    public async Task Document_ThatIsGone_OrIsSealedWithOtherKeys_IsNotFound()
    {
        await using var program = await Open();
        var (first, second) = (await LinkOf(program, "2026-00001"), await LinkOf(program, "2026-00002"));
        await program.Get<Database>().Write(async db =>
        {
            await db.IssuedDocuments.Where(d => d.Number == "2026-00001")
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.Pdf, (byte[]?)null), Ct);
            await db.IssuedDocuments.Where(d => d.Number == "2026-00002")
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.Pdf, Encoding.ASCII.GetBytes("%PDF-1.7 open")), Ct);
        }, Ct);
        foreach (var link in new[] { first, second })
        {
            using var answer = await _http.GetAsync(link, Ct);
            Assert.Equal((HttpStatusCode.NotFound, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct)));
        }
    }

    [Fact]
    public async Task Guesses_AreHeldToARate_AndWhoHasALinkIsNot()
    {
        await using var program = await Open();
        var link = await LinkOf(program, "2026-00001");
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 100; i++)
        {
            using var guess = await _http.GetAsync(new Uri(program.Hooks, $"hooks/document/{Guid.NewGuid():N}"), Ct);
            answers.Add(guess.StatusCode);
        }

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], answers.Distinct().Order());
        using var answer = await _http.GetAsync(link, Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private static async Task<OpenProgram> Open(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        // On a slow clock, so that no minute of a rate ends in between.
        var clock = new PacedClock(1);
        var program = await OpenProgram.Start(kind, settings =>
        {
            settings.Clock = clock;
            settings.PublicUrl = new Uri(settings.Hooks!);
        });
        clock.Pace = 0.2;
        await Fill(program, program.Seller.Seller, program.Seller.Account);
        return program;
    }

    private static async Task<Uri> LinkOf(OpenProgram program, string number, SellerId? of = null)
    {
        var seller = of ?? program.Seller.Seller;
        var told = await program.Get<Database>().WriteFor(seller, async db =>
        {
            var key = await db.IssuedDocuments.Where(d => d.SellerId == seller && d.Number == number).Select(d => d.Key)
                .SingleAsync(Ct);
            return await program.Get<IOrderDocuments>().InShop(db, key, Ct);
        }, Ct);
        return new Uri(told!.Link!);
    }

    private static Task Fill(OpenProgram program, SellerId seller, AccountId account) =>
        program.Get<Database>().WriteFor(seller, async db =>
        {
            await db.SaveSettings(seller, new InvoiceSettings { InShop = true }, Ct);
            var day = new DateOnly(2026, 11, 30);
            for (var number = 1; number <= 2; number++)
            {
                var pdf = Encoding.ASCII.GetBytes($"%PDF-1.7 2026-0000{number}");
                db.IssuedDocuments.Add(new IssuedDocument
                {
                    SellerId = seller, AccountId = account, Kind = DocumentKind.Invoice, Number = $"2026-0000{number}",
                    Series = "2026-", Sequence = number, IssuedOn = day, SuppliedOn = day, FromCountry = "NL", ToCountry = "NL",
                    Why = Reason.Of("invoice.why-home", ("country", "NL")), ContentHash = "", UblHash = "",
                    Pdf = program.Get<DocumentSeal>().Close(pdf), PdfHash = ChainRule.HashOf(pdf),
                });
            }
        }, Ct);
}
