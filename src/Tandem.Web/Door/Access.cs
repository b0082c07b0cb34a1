using Tandem.Engine.Monitoring;
using Tandem.Engine.Users;
using Tandem.Engine.Values;

namespace Tandem.Web.Door;

/// <summary>Who may see and do what, asked of the database each time: what was taken away a moment ago is gone.</summary>
internal sealed class Access(People people, OverviewPages sellers, TimeProvider clock)
{
    /// <summary>How long a session lasts at most, however often it is used; then one signs in again.</summary>
    public static readonly TimeSpan LongestSession = TimeSpan.FromDays(30);

    /// <summary>Whether the session counts still.</summary>
    public async Task<bool> IsStill(Who who, CancellationToken ct) =>
        who.User is not { } user
        || (clock.GetUtcNow() - who.Since < LongestSession && await people.IsStill(user, who.Stamp, ct));

    /// <summary>The sellers that they may know of, each with what they are to it.</summary>
    public async Task<IReadOnlyList<SellerOfUser>> Sellers(Who who, CancellationToken ct) => who.User is { } user
        ? await people.SellersOf(user, ct)
        : [.. (await sellers.Sellers(ct)).Select(s => new SellerOfUser(s.Id, s.Name, Role.Owner))];

    /// <summary>Whether they may do this for the seller.</summary>
    public async Task<bool> May(Who who, SellerId seller, Right right, CancellationToken ct) => who.User is { } user
        ? RightsRule.Has(await people.RoleOf(user, seller, ct), right)
        : (await sellers.Sellers(ct)).Any(s => s.Id == seller);

    /// <summary>Whether they may add a seller.</summary>
    public async Task<bool> MayAdd(Who who, CancellationToken ct) => who.User is not { } user || await people.IsKeeper(user, ct);

    /// <summary>For routes that name a seller: whoever has not the right gets what they get for a seller that is none.</summary>
    internal static async ValueTask<object?> Needs(
        Right right, EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return SellerId.TryParse(http.Request.Query["seller"]) is { } seller && Who.Of(http.User) is { } who
            && await http.RequestServices.GetRequiredService<Access>().May(who, seller, right, http.RequestAborted)
            ? await next(context) : Results.NotFound();
    }
}
