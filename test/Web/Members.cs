using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Engine.Values;

namespace Tandem.Tests.Web;

/// <summary>Accounts for tests, made past the screens.</summary>
internal static class Members
{
    public const string Password = "een zin van vijf woorden";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Somebody who signs in with <see cref="Password"/>.</summary>
    public static async Task<Guid> Add(IServiceProvider program, string name, Role role, params SellerId[] sellers)
    {
        var user = new User { Id = Guid.NewGuid(), UserName = name, CreatedAt = DateTimeOffset.UnixEpoch };
        await With(program, users => users.CreateAsync(user, Password));
        await program.GetRequiredService<Database>().Write(db =>
        {
            foreach (var seller in sellers)
                db.Memberships.Add(new Membership { UserId = user.Id, SellerId = seller, Role = role });
            return Task.CompletedTask;
        }, Ct);
        return user.Id;
    }

    /// <summary>The first, who keeps the installation.</summary>
    public static async Task<Guid> AddKeeper(IServiceProvider program, string name)
    {
        var user = await Add(program, name, Role.Owner);
        var links = program.GetRequiredService<OneTimeLinks>();
        Assert.True(await links.Use((await links.ForKeeper(Ct))!, user, Ct));
        return user;
    }

    public static async Task With(IServiceProvider program, Func<UserManager<User>, Task<IdentityResult>> act)
    {
        await using var scope = program.CreateAsyncScope();
        var result = await act(scope.ServiceProvider.GetRequiredService<UserManager<User>>());
        Assert.True(result.Succeeded, string.Join(", ", result.Errors.Select(e => e.Code)));
    }
}
