using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Tests.Databases;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Web;

/// <summary>Signing in with an account of elsewhere, against a provider over real HTTP and without a script.</summary>
public sealed partial class ElsewhereTests
{
    private const string Name = "eigenaar@voorbeeld.nl";
    private const string Guest = "magazijn@voorbeeld.nl";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Invited_JoinsWithTheLogin_AndSignsInWithIt(DatabaseKind kind)
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await With(provider, kind);
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url);
        await Join(program, provider, visitor);
        Assert.Equal(200, (await visitor.Get("")).Status);

        using var again = new Visitor(program.Url);
        var inside = await SignIn(program, provider, again, "sign-in?back=/orders");
        Assert.EndsWith("/orders", inside.Location, StringComparison.Ordinal);
        Assert.Equal(200, (await again.Get("orders")).Status);

        // What was asked, and what is kept of the answer.
        Assert.Equal(("code", "query", "openid", "S256"), (provider.Asked["response_type"],
            provider.Asked.GetValueOrDefault("response_mode", "query"), provider.Asked["scope"],
            provider.Asked["code_challenge_method"]));
        Assert.All(new[] { "nonce", "state", "code_challenge" }, n => Assert.True(provider.Asked[n].Length > 20, n));
        await using var db = program.Get<Database>().Read();
        var guest = await db.Users.SingleAsync(u => u.UserName == Guest, Ct);
        Assert.Null(guest.PasswordHash);
        var login = await db.Set<IdentityUserLogin<Guid>>().SingleAsync(Ct);
        Assert.Equal((guest.Id, provider.Issuer, "mens-1"), (login.UserId, login.LoginProvider, login.ProviderKey));
        Assert.Empty(await db.Set<IdentityUserToken<Guid>>().ToListAsync(Ct));
        Assert.Equal(Role.Warehouse, (await db.Memberships.SingleAsync(m => m.UserId == guest.Id, Ct)).Role);
    }

    [Fact]
    public async Task UnknownSubject_GetsWords_AndNoAccount_WhateverItsAddress()
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await With(provider);
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url);

        // The token names the keeper's very address.
        var refused = await SignIn(program, provider, visitor);
        Assert.Contains("Vraag de eigenaar om een uitnodiging", refused.Body, StringComparison.Ordinal);
        using var english = new Visitor(program.Url);
        await english.Get("prefer/language?to=en&back=/");
        Assert.Contains("Ask the owner for an invitation", (await SignIn(program, provider, english)).Body,
            StringComparison.Ordinal);

        Assert.Equal((302, 302), ((await visitor.Get("")).Status, (await english.Get("")).Status));
        await using var db = program.Get<Database>().Read();
        Assert.Equal(1, await db.Users.CountAsync(Ct));
        Assert.Empty(await db.Set<IdentityUserLogin<Guid>>().ToListAsync(Ct));
    }

    [Fact]
    public async Task SameSubject_OfAnotherIssuer_IsSomebodyElse()
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await With(provider);
        var keeper = await Members.AddKeeper(program.App.Services, Name);
        await Members.With(program.App.Services, async users => await users.AddLoginAsync(
            (await users.FindByIdAsync(keeper.ToString()))!, new UserLoginInfo("https://andere.example", "mens-1", null)));
        using var visitor = new Visitor(program.Url);
        Assert.Contains("niet bekend", (await SignIn(program, provider, visitor)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("no-nonce")]
    [InlineData("audience")]
    [InlineData("issuer")]
    [InlineData("signature")]
    [InlineData("unsigned")]
    [InlineData("expired")]
    [InlineData("nobody")]
    public async Task TokenThatIsWrong_LetsNobodyIn(string what)
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await With(provider);
        await AddLinked(program, provider);
        using (var right = new Visitor(program.Url))
            Assert.Equal(302, (await SignIn(program, provider, right)).Status);
        (provider.SignsWrongly, provider.Algorithm) = (what == "signature", what == "unsigned" ? "none" : "RS256");
        provider.Claims = claims =>
        {
            if (what == "no-nonce") claims.Remove("nonce");
            if (what == "nobody") claims.Remove("sub");
            if (what == "nonce") claims["nonce"] = "een-andere";
            if (what == "audience") claims["aud"] = "andere-client";
            if (what == "issuer") claims["iss"] = "https://andere.example";
            if (what == "expired") claims["exp"] = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds();
        };
        using var visitor = new Visitor(program.Url);
        Assert.Contains("Inloggen is niet gelukt", (await SignIn(program, provider, visitor)).Body, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.Get("")).Status);
    }

    [Fact]
    public async Task State_WorksOnce_InTheBrowserThatAsked()
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await With(provider);
        await AddLinked(program, provider);
        using var visitor = new Visitor(program.Url);
        using var other = new Visitor(program.Url);
        var back = await Ask(provider, await visitor.Fill("sign-in", "with"));
        var altered = back.Replace("state=", "state=x", StringComparison.Ordinal);
        foreach (var (who, path) in new[] { (other, back), (visitor, altered) })
            Assert.EndsWith("/sign-in/with", (await who.Get(path)).Location, StringComparison.Ordinal);
        Assert.Equal(0, provider.Redeemed);

        Assert.Contains("/sign-in/with?back=", (await visitor.Get(back)).Location, StringComparison.Ordinal);
        Assert.EndsWith("/sign-in/with", (await visitor.Get(back)).Location, StringComparison.Ordinal);
        Assert.Equal(1, provider.Redeemed);
        Assert.Contains("Inloggen is niet gelukt", (await other.Get("sign-in/with")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProviderThatIsDown_StopsNothingElse()
    {
        var provider = await LoginProvider.Start();
        await using var program = await With(provider);
        await provider.DisposeAsync();
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url);
        var answer = await visitor.Fill("sign-in", "with");
        Assert.Equal(200, answer.Status);
        Assert.Contains("Huis is nu niet bereikbaar", answer.Body, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.SignIn(Name)).Status);
        Assert.Equal(200, (await visitor.Get("")).Status);
    }

    [Fact]
    public async Task Account_LinksAndUnlinks_WithThePassword()
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await With(provider);
        await Members.AddKeeper(program.App.Services, Name);
        await Members.Add(program.App.Services, Guest, Role.Staff, program.Seller.Seller);
        using var visitor = new Visitor(program.Url);
        using var elsewhere = new Visitor(program.Url);
        await visitor.SignIn(Name);
        await elsewhere.SignIn(Name);
        Assert.Contains("klopt niet", (await visitor.Fill("account", "link", ("now", "niet het wachtwoord"))).Body,
            StringComparison.Ordinal);

        var back = await Ask(provider, await visitor.Fill("account", "link", ("now", Members.Password)));
        Assert.Contains($"Gekoppeld: {provider.Issuer}", (await Follow(program, visitor, back)).Body, StringComparison.Ordinal);

        // As with a passkey: other sessions end.
        Assert.Equal((200, 302), ((await visitor.Get("")).Status, (await elsewhere.Get("")).Status));
        using (var with = new Visitor(program.Url))
        {
            await SignIn(program, provider, with);
            Assert.Equal(200, (await with.Get("")).Status);
        }

        // It is one person's.
        using var second = new Visitor(program.Url);
        await second.SignIn(Guest);
        var taken = await Ask(provider, await second.Fill("account", "link", ("now", Members.Password)));
        Assert.Contains("al een account", (await Follow(program, second, taken)).Body, StringComparison.Ordinal);

        Assert.Contains("klopt niet", (await visitor.Fill("account", "unlink-0", ("now", "niet het wachtwoord"))).Body,
            StringComparison.Ordinal);
        Assert.Contains("Nog niet gekoppeld", (await visitor.Fill("account", "unlink-0", ("now", Members.Password))).Body,
            StringComparison.Ordinal);
        using var gone = new Visitor(program.Url);
        Assert.Contains("niet bekend", (await SignIn(program, provider, gone)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinkBegunByOne_IsNotTakenByAnother()
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await With(provider);
        await Members.AddKeeper(program.App.Services, Name);
        await Members.Add(program.App.Services, Guest, Role.Staff, program.Seller.Seller);
        using var visitor = new Visitor(program.Url);
        await visitor.SignIn(Name);
        var back = await Ask(provider, await visitor.Fill("account", "link", ("now", Members.Password)));
        var token = Token().Match((await visitor.Get("account")).Body).Groups["token"].Value;
        await visitor.Send(HttpMethod.Post, "sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        await visitor.SignIn(Guest);
        Assert.Contains("Nog niet gekoppeld", (await Follow(program, visitor, back)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAPassword_ChangesAskToSignInAgain()
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await With(provider);
        await Members.AddKeeper(program.App.Services, Name);
        using var visitor = new Visitor(program.Url);
        await Join(program, provider, visitor);
        const string Chosen = "een nieuwe lange zin";
        Assert.Contains("log je eerst opnieuw in", (await visitor.Fill("account", "password", ("new", Chosen))).Body,
            StringComparison.Ordinal);

        // A provider that let the browser through without asking proves nothing.
        foreach (var wrong in new Action<JsonObject>[]
        {
            claims => claims.Remove("auth_time"),
            claims => claims["auth_time"] = DateTimeOffset.UtcNow.AddMinutes(-20).ToUnixTimeSeconds(),
        })
        {
            provider.Claims = wrong;
            var stale = await Ask(provider, await visitor.Fill("account", "prove"));
            Assert.Contains("niet gelukt", (await Follow(program, visitor, stale)).Body, StringComparison.Ordinal);
        }

        (provider.Claims, provider.Subject) = (null, "mens-2");
        var other = await Ask(provider, await visitor.Fill("account", "prove"));
        Assert.Contains("log je eerst opnieuw in", (await Follow(program, visitor, other)).Body, StringComparison.Ordinal);

        provider.Subject = "mens-1";
        var proof = await Ask(provider, await visitor.Fill("account", "prove"));
        Assert.Equal(("login", "0"), (provider.Asked["prompt"], provider.Asked["max_age"]));
        Assert.Contains("zojuist opnieuw ingelogd", (await Follow(program, visitor, proof)).Body, StringComparison.Ordinal);
        Assert.Contains("Stel eerst een wachtwoord in", (await visitor.Fill("account", "unlink-0")).Body,
            StringComparison.Ordinal);
        Assert.Contains("Opgeslagen", (await visitor.Fill("account", "password", ("new", Chosen))).Body,
            StringComparison.Ordinal);
        using var again = new Visitor(program.Url);
        Assert.Equal(302, (await again.SignIn(Guest, Chosen)).Status);
    }

    [Fact]
    public async Task SecondStep_Removal_AndSigningOut_CountAsWithAPassword()
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await With(provider);
        var user = await AddLinked(program, provider);
        using var visitor = new Visitor(program.Url);
        await SignIn(program, provider, visitor);
        Assert.Equal(200, (await visitor.Get("")).Status);
        await Members.With(program.App.Services, async users =>
            await users.UpdateSecurityStampAsync((await users.FindByIdAsync(user.ToString()))!));
        Assert.Equal(302, (await visitor.Get("")).Status);

        await Members.With(program.App.Services, async users =>
        {
            var known = (await users.FindByIdAsync(user.ToString()))!;
            await users.ResetAuthenticatorKeyAsync(known);
            return await users.SetTwoFactorEnabledAsync(known, true);
        });
        Assert.Contains("/sign-in/code", (await SignIn(program, provider, visitor)).Location, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.Get("")).Status);

        Assert.Equal(UserRemoval.Removed, await program.Get<ManageUsers>().Remove(Guest, Ct));
        Assert.Contains("niet bekend", (await SignIn(program, provider, visitor)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LinkForWhoIsLockedOut_TakesTheLoginAway()
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await With(provider);
        await AddLinked(program, provider);
        using var visitor = new Visitor(program.Url);
        var link = $"welcome?link={await program.Get<OneTimeLinks>().ForLockedOut(Guest, Ct)}";
        Assert.Equal(302, (await visitor.Fill(link, "account", ("password", "een heel andere zin"))).Status);
        using var thief = new Visitor(program.Url);
        Assert.Contains("niet bekend", (await SignIn(program, provider, thief)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyWhoSignIn_FromOneAddress_AreNotTurnedAway()
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await With(provider);
        await AddLinked(program, provider);
        for (var i = 0; i < 32; i++)
        {
            using var visitor = new Visitor(program.Url);
            Assert.Equal(302, (await SignIn(program, provider, visitor)).Status);
        }
    }

    [Fact]
    public async Task BehindAProxy_ItsCookiesBelongToThisNameAlone()
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await OpenProgram.Start(change: settings =>
        {
            Oidc(settings, provider);
            settings.Listen = settings.Url;
            (settings.Url, settings.Proxies) = ("https://tandem.example", "127.0.0.1");
        });
        await Members.AddKeeper(program.App.Services, Name);
        (string, string)[] proxy =
            [("Host", "tandem.example"), ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https")];
        using var visitor = new Visitor(program.Url, proxy);
        var page = await visitor.Get("sign-in");
        using var bare = new Visitor(program.Url, [.. proxy, ("Cookie", Assert.Single(page.Cookies).Split(';')[0])]);
        var sent = await bare.Reply("sign-in", page, "with");
        await Ask(provider, sent);
        Assert.Equal("https://tandem.example/sign-in/oidc", provider.Asked["redirect_uri"]);
        foreach (var name in new[] { "__Host-tandem-state.", "__Host-tandem-nonce." })
        {
            var cookie = Assert.Single(sent.Cookies, c => c.StartsWith(name, StringComparison.Ordinal));
            foreach (var flag in new[] { "secure", "httponly", "samesite=lax", "path=/;" })
                Assert.Contains(flag, cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task WhatAProviderAnswers_IsNotLogged()
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await With(provider);
        var log = program.Get<ILoggerFactory>()
            .CreateLogger("Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectHandler");
        Assert.False(log.IsEnabled(LogLevel.Critical));
    }

    private static Task<OpenProgram> With(LoginProvider provider, DatabaseKind kind = DatabaseKind.Sqlite) =>
        OpenProgram.Start(kind, settings => Oidc(settings, provider));

    private static void Oidc(TandemSettings settings, LoginProvider provider)
    {
        settings.SignsInByItself = false;
        settings.Oidc = new OidcSettings
        {
            Authority = provider.Issuer,
            ClientId = LoginProvider.Client,
            ClientSecret = LoginProvider.Secret,
            Name = "Huis",
        };
    }

    private static async Task<Guid> AddLinked(OpenProgram program, LoginProvider provider)
    {
        await Members.AddKeeper(program.App.Services, Name);
        var user = await Members.Add(program.App.Services, Guest, Role.Staff, program.Seller.Seller);
        await Members.With(program.App.Services, async users => await users.AddLoginAsync(
            (await users.FindByIdAsync(user.ToString()))!, new UserLoginInfo(provider.Issuer, provider.Subject, null)));
        return user;
    }

    private static async Task Join(OpenProgram program, LoginProvider provider, Visitor visitor)
    {
        var secret = await program.Get<OneTimeLinks>().Invite([program.Seller.Seller], Role.Warehouse, Ct);
        var link = $"invite?link={secret}";
        var page = await Follow(program, visitor, await Ask(provider, await visitor.Fill(link, "with")));
        Assert.DoesNotContain("type=\"password\"", page.Body, StringComparison.Ordinal);
        Assert.Equal(302, (await visitor.Reply(link, page, "account", ("name", Guest))).Status);
    }

    private static async Task<Visitor.Answer> SignIn(
        OpenProgram program, LoginProvider provider, Visitor visitor, string path = "sign-in") =>
        await Follow(program, visitor, await Ask(provider, await visitor.Fill(path, "with")));

    /// <summary>Goes to the provider where the page leads.</summary>
    /// <returns>Where the provider sends the browser back to, with its code.</returns>
    private static async Task<string> Ask(LoginProvider provider, Visitor.Answer page)
    {
        Assert.Equal(200, page.Status);
        var to = Refresh().Match(page.Body).Groups["to"].Value;
        Assert.StartsWith(provider.Issuer + "/authorize?", to, StringComparison.Ordinal);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await http.GetAsync(to, Ct);
        return answer.Headers.Location!.PathAndQuery.TrimStart('/');
    }

    /// <summary>Comes back from the provider.</summary>
    /// <returns>What the page there says.</returns>
    private static async Task<Visitor.Answer> Follow(OpenProgram program, Visitor visitor, string back)
    {
        var answer = await visitor.Get(back);
        Assert.Equal(302, answer.Status);
        return await visitor.Get(new Uri(program.Url, answer.Location).PathAndQuery.TrimStart('/'));
    }

    [GeneratedRegex("<meta http-equiv=\"refresh\" content=\"0;url=(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refresh();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
