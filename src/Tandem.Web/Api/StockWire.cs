using System.ComponentModel;
using System.Text.Json.Serialization;
using Tandem.Engine.External;

namespace Tandem.Web.Api;

/// <summary>How many there are of one article.</summary>
/// <param name="Gtin">EAN, UPC or GTIN; this or the SKU is needed.</param>
/// <param name="Sku">The article's SKU in the shop.</param>
/// <param name="Quantity">Units that may be sold, 0 or more.</param>
/// <param name="At">When the number was true; without it: now. Sales since then are taken off.</param>
public sealed record StockNumber(
    [property: Description("EAN, UPC or GTIN; this or the SKU is needed.")] string? Gtin = null,
    [property: Description("The article's SKU in the shop.")] string? Sku = null,
    [property: Description("Units that may be sold, 0 or more.")] int? Quantity = null,
    [property: Description("When the number was true; without it: now. Sales since then are taken off.")]
    DateTimeOffset? At = null);

/// <summary>What became of each number.</summary>
/// <param name="Taken">Numbers that are known now.</param>
/// <param name="Problems">Numbers with a problem.</param>
public sealed record StockReceipt(int Taken, int Problems, IReadOnlyList<StockOutcome> Results);

/// <summary>What became of one number.</summary>
/// <param name="Index">Its place in the list that was sent, from 0.</param>
public sealed record StockOutcome(
    int Index, string? Gtin, string? Sku, [property: JsonConverter(typeof(PushedStateText))] PushedState State, string? Problem);

/// <summary>What is known of one article.</summary>
/// <param name="External">The number that came from outside, and when it was true.</param>
/// <param name="Shop">What the shop showed when it was last read.</param>
/// <param name="ShopTarget">What it should show; null where the number from outside has no say.</param>
/// <param name="Bol">What shoppers see at bol now, as far as is known.</param>
/// <param name="BolTarget">What it should show.</param>
public sealed record StockLevel(
    string? Gtin, string? Sku, string Name, int? External, DateTimeOffset? ExternalAt, int? Shop, int? ShopTarget,
    DateTimeOffset ShopReadAt, int? Bol, int? BolTarget);
