using Microsoft.AspNetCore.Components.Authorization;
using Tandem.Engine.Journal;
using Tandem.Engine.Users;
using Tandem.Engine.Values;

namespace Tandem.Web.Door;

/// <summary>
/// The rights of whoever looks at a page. What a page writes goes through <see cref="WriteFor"/>, which asks the database first:
/// a circuit may live for days after a role was taken away.
/// </summary>
internal sealed class Session(AuthenticationStateProvider state, Access access)
{
    /// <summary>The seller that the pages show.</summary>
    public SellerId? Current { get; set; }

    /// <summary>The database did not answer: what was clicked last was not done.</summary>
    public bool Stumbled { get; private set; }

    /// <summary><see cref="Stumbled"/> is other than it was.</summary>
    public event Action? StumbledChanged;

    /// <returns>Null for nobody.</returns>
    public async Task<Who?> Who(CancellationToken ct) =>
        Door.Who.Of((await state.GetAuthenticationStateAsync().WaitAsync(ct)).User);

    /// <summary>The sellers that they may know of.</summary>
    public async Task<IReadOnlyList<SellerOfUser>> Sellers(CancellationToken ct) =>
        await Who(ct) is { } who ? await access.Sellers(who, ct) : [];

    /// <summary>Whether they may do this for the seller, now.</summary>
    public async Task<bool> May(SellerId seller, Right right, CancellationToken ct) =>
        await Who(ct) is { } who && await access.May(who, seller, right, ct);

    /// <summary>Whether they may add a seller, now.</summary>
    public async Task<bool> MayAdd(CancellationToken ct) => await Who(ct) is { } who && await access.MayAdd(who, ct);

    /// <summary>Whether they are signed in still, and may still see what the page shows.</summary>
    public async Task<bool> Holds(CancellationToken ct) => await Who(ct) is { } who && await access.IsStill(who, ct)
        && (Current is not { } seller || await access.May(who, seller, Right.See, ct));

    /// <summary>Whether the database says what they may.</summary>
    internal void Answers(bool answers)
    {
        if (Stumbled == !answers) return;
        Stumbled = !answers;
        StumbledChanged?.Invoke();
    }

    /// <exception cref="RightMissing">They may not, or not any more.</exception>
    public async Task Demand(SellerId seller, Right right, CancellationToken ct)
    {
        if (!await May(seller, right, ct)) throw new RightMissing(right);
    }

    /// <summary>For the trail of changes.</summary>
    private async Task<string> Name() =>
        await Who(CancellationToken.None) is { Name: { Length: > 0 } name } ? name : Actor.Screen;

    // What a person asked for is done to its end, whatever becomes of the page meanwhile: these take no token.

    /// <summary>Does what a page writes of a seller that is still to come, where its reader may add one.</summary>
    /// <exception cref="RightMissing">They may not, or not any more; nothing was done.</exception>
    internal async Task<T> WriteForNew<T>(Func<Task<T>> write)
    {
        if (!await MayAdd(CancellationToken.None)) throw new RightMissing(Right.Settings);
        Actor.Is(await Name());
        return await write();
    }

    /// <inheritdoc cref="WriteForNew{T}"/>
    internal Task WriteForNew(Func<Task> write) => WriteForNew(async () =>
    {
        await write();
        return 0;
    });

    /// <summary>Does what a page writes for a seller, where its reader may.</summary>
    /// <exception cref="RightMissing">They may not, or not any more; nothing was done.</exception>
    internal async Task<T> WriteFor<T>(SellerId seller, Right right, Func<Task<T>> write)
    {
        await Demand(seller, right, CancellationToken.None);
        Actor.Is(await Name());
        return await write();
    }

    /// <inheritdoc cref="WriteFor{T}"/>
    internal async Task WriteFor(SellerId seller, Right right, Func<Task> write)
    {
        await Demand(seller, right, CancellationToken.None);
        Actor.Is(await Name());
        await write();
    }
}
