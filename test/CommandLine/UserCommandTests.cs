using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Connections;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Tests.Cluster;
using Tandem.Web.Hosting;

namespace Tandem.Tests.CommandLine;

/// <summary>Users from a terminal: who sits at the machine lets people in.</summary>
public sealed class UserCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-users-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Start_PrintsALink_UntilSomebodyHasAnAccount()
    {
        await using var node = Node.Serve(Settings());
        var line = await node.Line("link=", TimeSpan.FromMinutes(2), Ct);
        Assert.StartsWith($"{node.Url.TrimEnd('/')}/welcome?link=", line.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_AreListed_Invited_AndLetInAgain()
    {
        var settings = Settings();
        Assert.Contains("No users yet", (await Say("user list", settings)).Words, StringComparison.Ordinal);
        Assert.Equal(2, (await Say("user link niemand@voorbeeld.nl", settings)).Code);
        Assert.Equal(2, (await Say("user invite staff nobody", settings)).Code);
        var (seller, secret) = await Keep(settings);

        var listed = (await Say("user list", settings)).Words;
        Assert.Contains("eigenaar@voorbeeld.nl  keeps the installation", listed, StringComparison.Ordinal);
        Assert.Contains($"{seller}  Proefwinkel  owner", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, listed, StringComparison.Ordinal);
        var link = (await Say("user link Eigenaar@voorbeeld.nl", settings)).Words;
        Assert.StartsWith($"{settings["TANDEM_URL"]}/welcome?link=", link, StringComparison.Ordinal);

        // Behind a proxy the link has the name that others open.
        settings["TANDEM_LISTEN"] = settings["TANDEM_URL"];
        settings["TANDEM_URL"] = "https://tandem.example";
        settings["TANDEM_PROXIES"] = "127.0.0.1";
        var invited = await Say($"user invite warehouse {seller}", settings);
        Assert.StartsWith("https://tandem.example/invite?link=", invited.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_AreRemoved_AndTheKeepingMoves()
    {
        var settings = Settings();
        Assert.Equal(0, (await Say("user list", settings)).Code);
        var (seller, _) = await Keep(settings);
        await using var services = TandemHost.BuildOffline(new TandemSettings { Data = settings["TANDEM_DATA"] });
        var (people, database) = (services.GetRequiredService<People>(), services.GetRequiredService<Database>());
        var next = new User
        {
            Id = Guid.NewGuid(),
            UserName = "ander@voorbeeld.nl",
            NormalizedUserName = "ANDER@VOORBEELD.NL",
            SecurityStamp = "stamp",
        };
        await database.Write(db =>
        {
            db.Users.Add(next);
            return Task.CompletedTask;
        }, Ct);

        Assert.Equal(2, (await Say("user remove niemand@voorbeeld.nl", settings)).Code);
        Assert.Equal(2, (await Say("user keep niemand@voorbeeld.nl", settings)).Code);
        Assert.Contains("keeps the installation", (await Say("user remove eigenaar@voorbeeld.nl", settings)).Words,
            StringComparison.Ordinal);
        Assert.Equal(0, (await Say("user keep Ander@voorbeeld.nl", settings)).Code);
        Assert.Equal([("ander@voorbeeld.nl", true), ("eigenaar@voorbeeld.nl", false)],
            (await people.All(Ct)).Select(u => (u.Name, u.IsKeeper)));
        Assert.Equal(seller, Assert.Single(await people.SellersOf(next.Id, Ct)).Id.ToString());

        Assert.Equal(0, (await Say("user remove eigenaar@voorbeeld.nl", settings)).Code);
        Assert.Equal(["ander@voorbeeld.nl"], (await people.All(Ct)).Select(u => u.Name));
        Assert.True(await people.IsStill(next.Id, "stamp", Ct));
        await using var db = database.Read();
        var notes = (await db.Activities.Select(a => a.What).ToListAsync(Ct)).Where(n => n["by"] == "command");
        Assert.Equal(["seller.user-added", "seller.user-left"], notes.Select(n => n.Code));
    }

    /// <summary>A seller, and somebody who keeps the installation.</summary>
    private async Task<(string Seller, string Hash)> Keep(Dictionary<string, string> settings)
    {
        await using var services = TandemHost.BuildOffline(new TandemSettings { Data = settings["TANDEM_DATA"] });
        var added = await services.GetRequiredService<SellerBook>()
            .Add(new SellerDraft("Proefwinkel", new Uri("https://shop.example"), "ck", "cs", "id", "secret"), Ct);
        var user = new User
        {
            Id = Guid.NewGuid(),
            UserName = "eigenaar@voorbeeld.nl",
            NormalizedUserName = "EIGENAAR@VOORBEELD.NL",
            PasswordHash = "hash-of-a-password",
        };
        await services.GetRequiredService<Database>().Write(db =>
        {
            db.Users.Add(user);
            return Task.CompletedTask;
        }, Ct);
        var links = services.GetRequiredService<OneTimeLinks>();
        Assert.True(await links.Use((await links.ForKeeper(Ct))!, user.Id, Ct));
        return (added.Seller.ToString(), user.PasswordHash);
    }

    private Dictionary<string, string> Settings() => new(StringComparer.Ordinal)
    {
        ["TANDEM_DATA"] = _folder,
        ["TANDEM_URL"] = $"http://127.0.0.1:{FreePort.Next()}",
    };

    private static Task<(int Code, string Words)> Say(string line, Dictionary<string, string> settings) =>
        Prompt.Say(line, settings, Ct);
}
