using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Tests.Databases;
using Tandem.Web.Door;

namespace Tandem.Tests.Web;

/// <summary>Signing in, over real HTTP and without a script.</summary>
public sealed partial class SignInTests
{
    private const string Name = "eigenaar@voorbeeld.nl";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task FirstLink_MakesTheAccount_SignsIn_AndWorksOnce(DatabaseKind kind)
    {
        await using var program = await Asking(kind);
        using var visitor = new Visitor(program.Url);
        var home = await visitor.Get("");
        Assert.Equal(302, home.Status);
        Assert.Contains("eenmalige link naar de console", (await visitor.Get("sign-in")).Body, StringComparison.Ordinal);
        var link = $"welcome?link={await program.Get<OneTimeLinks>().ForKeeper(Ct)}";

        // What is not taken costs no new link.
        Assert.Contains("te kort", (await visitor.Fill(link, "account", ("name", Name), ("password", "kort"))).Body,
            StringComparison.Ordinal);
        var made = await visitor.Fill(link, "account", ("name", Name), ("password", Members.Password));
        Assert.Equal((302, "/"), (made.Status, new Uri(program.Url, made.Location).AbsolutePath));

        Assert.Contains("Proefwinkel", (await visitor.Get("")).Body, StringComparison.Ordinal);
        Assert.Contains("werkt niet meer", (await visitor.Get(link)).Body, StringComparison.Ordinal);
        await using var db = program.Get<Database>().Read();
        var user = await db.Users.SingleAsync(Ct);
        Assert.DoesNotContain(Members.Password, user.PasswordHash!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookie_IsClosedToScriptsAndOtherSites()
    {
        await using var program = await Asking();
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url);
        var signedIn = await visitor.SignIn(Name);
        var cookie = Assert.Single(signedIn.Cookies, c => c.StartsWith("tandem-session=", StringComparison.Ordinal));
        foreach (var flag in new[] { "httponly", "samesite=lax", "path=/" })
            Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/orders?tab=ToShip", "/orders?tab=ToShip")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task Back_LeadsToOurOwnPagesOnly(string back, string to)
    {
        await using var program = await Asking();
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url);
        var answer = await visitor.SignIn(Name, path: $"sign-in?back={Uri.EscapeDataString(back)}");
        Assert.Equal(302, answer.Status);
        Assert.Equal(new Uri(program.Url, to), new Uri(program.Url, answer.Location));
    }

    [Fact]
    public async Task HundredWrong_CloseTheAccount_WithTheSameWordsForAll()
    {
        await using var program = await Asking();
        var owner = await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url);
        var unknown = Said(await visitor.SignIn("niemand@voorbeeld.nl", "wat dan ook maar"));
        await using (var db = program.Get<Database>().OpenForUsers())
            await db.Users.Where(u => u.Id == owner).ExecuteUpdateAsync(u => u.SetProperty(x => x.AccessFailedCount, 99), Ct);
        Assert.Equal(unknown, Said(await visitor.SignIn(Name, "niet het wachtwoord")));

        Assert.Equal(unknown, Said(await visitor.SignIn(Name)));
        Assert.Equal(302, (await visitor.Get("")).Status);
        await using (var db = program.Get<Database>().Read())
            Assert.InRange((await db.Users.SingleAsync(Ct)).LockoutEnd!.Value - DateTimeOffset.UtcNow,
                TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));

        // Whoever is locked out gets a link from who runs the server.
        var secret = await program.Get<OneTimeLinks>().ForLockedOut(Name, Ct);
        var again = await visitor.Fill($"welcome?link={secret}", "account", ("password", "een heel andere zin"));
        Assert.Equal(302, again.Status);
        Assert.Equal(200, (await visitor.Get("")).Status);
    }

    [Fact]
    public async Task ManyTries_AreTurnedAway_KnownOrNot()
    {
        await using var program = await Asking();
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url);
        var tries = 0;
        while ((await visitor.SignIn("niemand@voorbeeld.nl", "wat dan ook maar")).Status == 200) tries++;
        Assert.Equal(10, tries);
        Assert.Contains("Retry-After: 900",
            (await visitor.SignIn("niemand@voorbeeld.nl", "wat dan ook maar")).Headers, StringComparison.Ordinal);

        // Another name from the same place still may, until the place is tried too often.
        Assert.Equal(302, (await visitor.SignIn(Name)).Status);
    }

    [Fact]
    public void Tries_OfOneAddress_CloseNoNameForOthers_AndTheOldestAreForgottenFirst()
    {
        var clock = new FakeTimeProvider();
        var tries = new SignInTries(clock);
        for (var i = 0; i < 500; i++) tries.MayTry(From("10.0.0.1"), Name);
        Assert.True(tries.MayTry(From("10.0.0.2"), Name));
        Assert.False(tries.MayTry(From("10.0.0.3"), new string('a', SignInTries.LongestName + 1)));

        // Ten each from many places close it for all.
        for (var i = 0; i < 100; i++) tries.MayTry(From($"10.0.1.{i}"), Name);
        Assert.False(tries.MayTry(From("10.0.0.4"), Name));

        // A flood of others from everywhere does not open it before its time.
        for (var i = 0; i < 10_000; i++) tries.MayTry(From($"10.1.{i / 250}.{i % 250}"), $"{i}");
        Assert.False(tries.MayTry(From("10.0.0.5"), Name));
        clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True(tries.MayTry(From("10.0.0.1"), Name));
    }

    [Fact]
    public void TriesThatWorked_CloseNoAddress_AndWinNoTriesAtOthers()
    {
        var tries = new SignInTries(new FakeTimeProvider());
        var office = From("10.0.0.1");
        for (var i = 0; i < 100; i++)
        {
            Assert.True(tries.MayTry(office, $"{i}@voorbeeld.nl"));
            tries.Worked(office, $"{i}@voorbeeld.nl");
        }

        var guesses = 0;
        while (tries.MayTry(office, $"geraden-{guesses}"))
        {
            guesses++;
            if (tries.MayTry(office, Name)) tries.Worked(office, Name);
        }

        Assert.InRange(guesses, 29, 30);
    }

    [Fact]
    public async Task Session_EndsAMonthAfterSigningIn_HoweverOftenItIsUsed()
    {
        var clock = new ShiftedClock();
        await using var program = await OpenProgram.Start(change: settings =>
            (settings.SignsInByItself, settings.Clock) = (false, clock));
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url);
        await visitor.Fill("sign-in", "password", ("name", Name), ("password", Members.Password), ("stay", "yes"));
        foreach (var day in new[] { 9, 18, 27 })
        {
            clock.Shift = TimeSpan.FromDays(day);
            Assert.Equal((day, 200), (day, (await visitor.Get("")).Status));
        }

        // A new password is no new session.
        Assert.Contains("Opgeslagen", (await visitor.Fill("account", "password", ("now", Members.Password),
            ("new", "een nieuwe lange zin"))).Body, StringComparison.Ordinal);
        clock.Shift = TimeSpan.FromDays(30) - TimeSpan.FromMinutes(5);
        Assert.Equal(200, (await visitor.Get("")).Status);
        clock.Shift = TimeSpan.FromDays(30);
        Assert.Equal(302, (await visitor.Get("")).Status);
        Assert.Equal(302, (await visitor.SignIn(Name, "een nieuwe lange zin")).Status);
        Assert.Equal(200, (await visitor.Get("")).Status);
    }

    [Theory]
    [InlineData("niemand@voorbeeld.nl")]
    [InlineData("zonder-wachtwoord@voorbeeld.nl")]
    [InlineData("gesloten@voorbeeld.nl")]
    [InlineData(Name)]
    public async Task WrongPassword_TakesTheSameWork_ForEveryName(string name)
    {
        await using var program = await Asking();
        await Members.AddKeeper(program.App.Services, Name);
        var shut = await Members.Add(program.App.Services, "gesloten@voorbeeld.nl", Role.Staff);
        await Members.With(program.App.Services, users =>
            users.CreateAsync(new User { Id = Guid.NewGuid(), UserName = "zonder-wachtwoord@voorbeeld.nl" }));
        await Members.With(program.App.Services, async users => await users.SetLockoutEndDateAsync(
            (await users.FindByIdAsync(shut.ToString()))!, DateTimeOffset.UtcNow.AddHours(1)));
        await using var scope = program.App.Services.CreateAsyncScope();
        var door = scope.ServiceProvider.GetRequiredService<SignInManager<User>>();
        door.Context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var work = new CountedHashes(door.UserManager.PasswordHasher);
        door.UserManager.PasswordHasher = work;

        Assert.False((await door.TryPassword(name, "niet het wachtwoord", stay: false)).Succeeded);

        Assert.Equal(1, work.Done);
    }

    [Fact]
    public async Task EmptyPasskey_AndEndlessNames_AreRefusedInWords()
    {
        await using var program = await Asking();
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url);
        Assert.Contains("passkey werkte niet", Said(await visitor.Fill("sign-in", "passkey", ("credential", ""))),
            StringComparison.Ordinal);
        Assert.Contains("klopt niet", Said(await visitor.SignIn(new string('a', 5000))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sign-in", "password")]
    [InlineData("sign-in", "passkey")]
    public async Task FormOfElsewhere_IsRefused(string path, string form)
    {
        await using var program = await Asking();
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url);
        var answer = await visitor.Send(HttpMethod.Post, path, new FormUrlEncodedContent(
            [new("_handler", form), new("name", Name), new("password", Members.Password)]));
        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain(answer.Cookies, c => c.StartsWith("tandem-session", StringComparison.Ordinal));
        foreach (var other in new[] { "sign-out", "sign-in/passkey-options", "account/passkey-options" })
        {
            using var signedIn = new Visitor(program.Url);
            await signedIn.SignIn(Name);
            Assert.Equal(400, (await signedIn.Send(HttpMethod.Post, other, new FormUrlEncodedContent([new("a", "b")]))).Status);
            Assert.Equal(200, (await signedIn.Get("")).Status);
        }
    }

    [Theory, BothDatabases]
    public async Task SecondStep_TakesTheCodeOfAnApp_OrARecoveryCodeOnce(DatabaseKind kind)
    {
        await using var program = await Asking(kind);
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url);
        await visitor.SignIn(Name);
        var begun = await visitor.Fill("account", "two-step", ("now", Members.Password));
        var key = Key().Match(begun.Body).Groups["key"].Value;
        Assert.Contains("data:image/png;base64,", begun.Body, StringComparison.Ordinal);
        await using (var db = program.Get<Database>().Read())
            Assert.DoesNotContain(
                await db.Set<IdentityUserToken<Guid>>().Select(t => t.Value).ToListAsync(Ct), v => v!.Contains(key));

        // The form with the key stands in the answer only: what is sent is taken from there.
        var on = await visitor.Reply("account", begun, "two-step-on", ("code", Visitor.CodeOf(key)),
            ("now", Members.Password));
        var codes = Codes().Matches(on.Body).Select(m => m.Groups["code"].Value).ToList();
        Assert.Equal(10, codes.Count);

        var shown = Visitor.CodeOf(key);
        foreach (var code in new[] { shown, codes[0] })
        {
            using var other = new Visitor(program.Url);
            var first = await other.SignIn(Name, path: "sign-in?back=/orders");
            Assert.Contains("/sign-in/code", first.Location, StringComparison.Ordinal);
            Assert.Equal(302, (await other.Get("")).Status);
            var step = new Uri(program.Url, first.Location).PathAndQuery.TrimStart('/');
            Assert.Contains("klopt niet", (await other.Fill(step, "code", ("code", "000000"))).Body, StringComparison.Ordinal);
            Assert.EndsWith("/orders", (await other.Fill(step, "code", ("code", code))).Location, StringComparison.Ordinal);
            Assert.Equal(200, (await other.Get("")).Status);
        }

        using var used = new Visitor(program.Url);
        await used.SignIn(Name);
        foreach (var code in new[] { shown, codes[0] })
        {
            var refused = await used.Fill("sign-in/code", "code", ("code", code));
            Assert.Contains("klopt niet", refused.Body, StringComparison.Ordinal);
        }

        Assert.Equal(302, (await used.Get("")).Status);

        // Of the address's thirty only the four wrong codes are gone.
        var left = 0;
        while (program.Get<SignInTries>().MayTry(From("127.0.0.1"), null)) left++;
        Assert.Equal(26, left);
    }

    [Fact]
    public async Task SigningOut_EndsEverySession_AndSoDoesANewPassword()
    {
        await using var program = await Asking();
        await Members.AddKeeper(program.App.Services, Name);
        using var here = new Visitor(program.Url);
        using var there = new Visitor(program.Url);
        await here.SignIn(Name);
        await there.SignIn(Name);
        Assert.Contains("Opgeslagen", (await here.Fill("account", "password", ("now", Members.Password), ("new", "een nieuwe lange zin")))
            .Body, StringComparison.Ordinal);
        Assert.Equal((200, 302), ((await here.Get("")).Status, (await there.Get("")).Status));

        await there.SignIn(Name, "een nieuwe lange zin");
        var page = await here.Get("account");
        Assert.Contains("action=\"/sign-out\"", page.Body, StringComparison.Ordinal);
        var token = Token().Match(page.Body).Groups["token"].Value;
        Assert.Equal(302, (await here.Send(HttpMethod.Post, "sign-out",
            new FormUrlEncodedContent([new("__RequestVerificationToken", token)]))).Status);
        Assert.Equal((302, 302), ((await here.Get("")).Status, (await there.Get("")).Status));
    }

    private static async Task<OpenProgram> Asking(DatabaseKind kind = DatabaseKind.Sqlite) =>
        await OpenProgram.Start(kind, settings => settings.SignsInByItself = false);

    private sealed class CountedHashes(IPasswordHasher<User> real) : IPasswordHasher<User>
    {
        public int Done { get; private set; }

        public string HashPassword(User user, string password)
        {
            Done++;
            return real.HashPassword(user, password);
        }

        public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
        {
            Done++;
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
    }

    private static DefaultHttpContext From(string address)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return http;
    }

    private static string Said(Visitor.Answer answer)
    {
        Assert.Equal(200, answer.Status);
        return Alert().Match(answer.Body).Groups["said"].Value;
    }

    [GeneratedRegex("""<p role="alert" class="problem">(?<said>[^<]+)</p>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alert();

    [GeneratedRegex("<code>(?<key>[A-Z2-7]{32})</code>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("<li><code>(?<code>[^<]+)</code></li>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Codes();
}
