namespace Tandem.Sandbox.Shop;

/// <summary>A category or a tag.</summary>
internal sealed record ShopTerm(long Id, string Name, string Slug);

/// <summary>An attribute that is only shown, with what stands behind it.</summary>
internal sealed record ShopAttribute(string Name, IReadOnlyList<string> Options);

/// <summary>One product of a bundle.</summary>
internal sealed record ShopBundledItem(long ProductId, int Quantity, bool Optional = false);
