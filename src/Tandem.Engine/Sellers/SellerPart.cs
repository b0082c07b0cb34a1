namespace Tandem.Engine.Sellers;

/// <summary>A shop or a bol account of a seller.</summary>
/// <param name="Paused">It is neither read nor told a number.</param>
public sealed record SellerPart(Guid Id, bool IsShop, string Name, bool Paused)
{
    /// <summary>What the names of its sources begin with.</summary>
    internal string Sources => SourcesOf(Id, IsShop);

    /// <inheritdoc cref="Sources"/>
    internal static string SourcesOf(Guid id, bool isShop) => $"{(isShop ? "shop" : "bol")}:{id:N}:";
}
