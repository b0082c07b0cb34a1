namespace Tandem.Engine.Sellers;

/// <summary>A shop or a bol account of a seller.</summary>
/// <param name="Paused">It is neither read nor told a number.</param>
public sealed record SellerPart(Guid Id, bool IsShop, string Name, bool Paused);
