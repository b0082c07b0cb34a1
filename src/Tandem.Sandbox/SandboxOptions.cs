using Tandem.Sandbox.Shop;

namespace Tandem.Sandbox;

/// <summary>What the simulated world looks like. Times are in the simulated clock.</summary>
public sealed record SandboxOptions
{
    /// <summary>The same seed makes the same shoppers make the same choices.</summary>
    public int Seed { get; init; } = 1;

    public int Items { get; init; } = 60;

    /// <summary>Orders a minute, both sides together.</summary>
    public double OrdersPerMinute { get; init; } = 12;

    /// <summary>The share of orders that is placed at bol.</summary>
    public double BolShare { get; init; } = 0.5;

    /// <summary>The shoppers stop after this many orders, both sides together; null: they go on.</summary>
    public int? Orders { get; init; }

    /// <summary>Both remotes fail now and then.</summary>
    public bool Faults { get; init; }

    public int StockPerItem { get; init; } = 25;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public bool StartShoppers { get; init; } = true;

    /// <summary>The shop delivers its webhooks up to this late.</summary>
    public TimeSpan ShopWebhookDelayMax { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The WooCommerce that the shop is.</summary>
    public string ShopVersion { get; init; } = "11.0.1";

    /// <summary>The shop has VAT rates for Belgium, not for the Netherlands alone.</summary>
    public bool ShopTaxesBelgium { get; init; } = true;

    /// <summary>A plugin of the shop numbers its orders from here on; null: their ids are their numbers.</summary>
    public long? ShopNumbersFrom { get; init; }

    /// <summary>What is wrong with the shop; nothing where it is not said.</summary>
    public ShopTroubles ShopTroubles { get; init; } = new();

    /// <summary>Decimals of the shop's amounts.</summary>
    public int ShopDecimals { get; init; } = 2;

    /// <summary>
    /// A page of a hundred of the shop's products or variations takes this long; a real one took 327 ms
    /// (facts/woocommerce.md §c).
    /// </summary>
    public TimeSpan ShopPageTime { get; init; }

    /// <summary>bol's order list shows a change up to this late.</summary>
    public TimeSpan BolListLagMax { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>What bol's order list tells of an order is this old, while the order itself tells how it is now.</summary>
    public TimeSpan BolListAge { get; init; }

    /// <summary>bol's list of shipments shows one this late.</summary>
    public TimeSpan BolShipmentListLag { get; init; }

    /// <summary>bol carries out a queued write after at most this long.</summary>
    public TimeSpan BolProcessMax { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a change must have been visible before an oversell counts against the connector (docs/race.md).
    /// </summary>
    public TimeSpan RaceWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The warehouse sends what is paid; else only a hand does.</summary>
    public bool WarehouseSends { get; init; } = true;

    /// <summary>The share of bol orders that is for a bundle of two articles; 0: there is none.</summary>
    public double BundleShare { get; init; }

    /// <summary>The share of bol orders that bol fulfils itself.</summary>
    public double LvbShare { get; init; } = 0.05;

    /// <summary>
    /// The share of the seller's own articles that go out with bol's label (Verzenden via bol), and so about of its orders.
    /// </summary>
    public double VvbShare { get; init; } = 0.1;

    /// <summary>bol lists the purchase of a label under the order items that it is for. Nowhere described: it may not.</summary>
    public bool LabelsFoundByItem { get; init; } = true;

    /// <summary>
    /// The owner does by hand, now and then, what connectors fear, a plugin adds costs and gifts, another program writes bol's
    /// numbers, and variations share one stock.
    /// </summary>
    public bool CarelessOwner { get; init; }

    /// <summary>
    /// The share of bol orders of which a customer wants to cancel a line; the shop's people and the seller follow from it.
    /// </summary>
    public double CancelShare { get; init; } = 0.02;

    /// <summary>The share of bol's shipments of which a customer sends something back.</summary>
    public double ReturnShare { get; init; } = 0.06;

    /// <summary>
    /// The share of what comes back that is left to the people at the connector's desk; of the rest the seller handles most on
    /// bol's own pages, and the shop's people refund some by hand. 0: nobody is at a desk.
    /// </summary>
    public double DeskShare { get; init; } = 0.7;

    /// <summary>
    /// Orders of a week ago, which were sent before the connector came: their customers send all of it back once the shoppers
    /// are there.
    /// </summary>
    public int EarlierOrders { get; init; }

    /// <summary>
    /// The share of bol's shipments to businesses of which the customer asks for an invoice; of consumers a quarter of it. 0:
    /// nobody asks.
    /// </summary>
    public double InvoiceRequestShare { get; init; }

    /// <summary>The seller gives bol an invoice of every shipment: the ledger looks for each.</summary>
    public bool InvoicesPromised { get; init; }

    /// <summary>Whether the seller gives every business its invoice over Peppol too: then missing ones are counted.</summary>
    public bool EInvoicesPromised { get; init; }

    /// <summary>bol has looked through an uploaded invoice after at most this long.</summary>
    public TimeSpan BolInvoiceCheckMax { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Lines on a page of the specification of an invoice of bol (facts/bol.md §9).</summary>
    public int BolSpecificationPage { get; init; } = 25_000;

    /// <summary>
    /// bol's own invoices come as Base64 in a text, as the description says; else as the JSON that clients see.
    /// </summary>
    public bool BolInvoicesAsText { get; init; }

    /// <summary>bol gives a return up that the customer has not sent by then (facts/bol.md §8).</summary>
    public TimeSpan ReturnsExpireAfter { get; init; } = TimeSpan.FromDays(21);
}
