using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>
/// Shops and accounts that are neither read nor told a number; what was begun with them is still followed to its end.
/// </summary>
internal sealed record PausedParts(IReadOnlyList<Guid> Shops, IReadOnlyList<Guid> Accounts) : ISettings<PausedParts>
{
    public static string Name => "sellers.paused";

    public static PausedParts Usual { get; } = new([], []);

    public bool Has(ShopId shop) => Has(shop.Value);

    public bool Has(AccountId account) => Has(account.Value);

    /// <summary>Whether it is one of these, a shop or an account.</summary>
    public bool Has(Guid part) => Shops.Contains(part) || Accounts.Contains(part);

    /// <summary>The same with this one paused, or running again.</summary>
    public PausedParts With(Guid part, bool isShop, bool paused)
    {
        IReadOnlyList<Guid> known = isShop ? Shops : Accounts;
        IReadOnlyList<Guid> then = paused ? [.. known.Append(part).Distinct()] : [.. known.Where(p => p != part)];
        return isShop ? this with { Shops = then } : this with { Accounts = then };
    }
}
