namespace Tandem.Engine.Sellers.Changes;

/// <summary>The settings whose changes are written down, each by the name in its notes.</summary>
internal static class SettingNotes
{
    public const string Rule = "stock.rule";
    public const string Source = "stock.source";
    public const string LvbOffer = "offers.lvb-offer";
    public const string SlipWords = "printing.slip";
    public const string SlipLogo = "printing.logo";
    public const string GtinKey = "matching.gtin-key";
    public const string LeadingShop = "matching.leading-shop";
    public const string Parts = "channels.parts";
    public const string Keys = "channels.keys";
    public const string PartPaused = "channels.paused";
    public const string SellerPaused = "sellers.running";
    public const string Modules = "live.modules";
    public const string Offers = "live.offers";
    public const string Tokens = "tokens.api";
    public const string People = "people.members";

    /// <summary>All that there are, with those that have a record of their own.</summary>
    public static IReadOnlyDictionary<string, ChangeTopic> Topics { get; } =
        new Dictionary<string, ChangeTopic>(StringComparer.Ordinal)
        {
            [Rule] = ChangeTopic.Stock,
            ["stock.adaptive"] = ChangeTopic.Stock,
            ["stock.unread"] = ChangeTopic.Stock,
            [Source] = ChangeTopic.Stock,
            ["offers.lvb"] = ChangeTopic.Stock,
            [LvbOffer] = ChangeTopic.Stock,
            ["proof.ledger"] = ChangeTopic.Stock,
            ["orders.import"] = ChangeTopic.Orders,
            ["orders.flow"] = ChangeTopic.Orders,
            ["orders.cancel"] = ChangeTopic.Orders,
            ["shipments.shipping"] = ChangeTopic.Orders,
            ["shipments.labels"] = ChangeTopic.Orders,
            ["invoices"] = ChangeTopic.Orders,
            ["invoices.look"] = ChangeTopic.Orders,
            ["invoices.links"] = ChangeTopic.Orders,
            ["invoices.classes"] = ChangeTopic.Orders,
            ["invoices.peppol"] = ChangeTopic.Orders,
            ["returns.desk"] = ChangeTopic.Orders,
            [SlipWords] = ChangeTopic.Orders,
            [SlipLogo] = ChangeTopic.Orders,
            [GtinKey] = ChangeTopic.Links,
            [LeadingShop] = ChangeTopic.Links,
            [Parts] = ChangeTopic.Channels,
            [Keys] = ChangeTopic.Channels,
            [PartPaused] = ChangeTopic.Channels,
            [SellerPaused] = ChangeTopic.Channels,
            [Modules] = ChangeTopic.Live,
            [Offers] = ChangeTopic.Live,
            [Tokens] = ChangeTopic.Tokens,
            [People] = ChangeTopic.People,
            ["alerts.choices"] = ChangeTopic.Alerts,
            ["alerts.email"] = ChangeTopic.Alerts,
            ["alerts.webhook"] = ChangeTopic.Alerts,
            ["alerts.heartbeat"] = ChangeTopic.Alerts,
            ["sellers.business"] = ChangeTopic.Business,
        };
}
