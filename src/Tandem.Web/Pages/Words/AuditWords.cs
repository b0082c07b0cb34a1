namespace Tandem.Web.Pages.Words;

/// <summary>The words about who changed which setting, about tokens and about addresses of shops. In Dutch and English.</summary>
internal static class AuditWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            // What differs is said behind it, from the note's own before and after.
            ["setting.changed"] = ("{setting} gewijzigd", "{setting} changed"),
            ["setting.no-undo-logo"] = ("Het vorige logo is niet bewaard. Kies het opnieuw bij Status en verzending.",
                "The logo before it is not kept. Choose it again at Status and shipping."),
            ["setting.no-undo-observing"] = (
                "Weer live gaan doe je bij Live zetten: daar zie je eerst wat er verandert.",
                "Go live again at Go live: there you first see what changes."),
            ["setting.no-undo-address"] = (
                "Het adres van het bestand is niet bewaard. Vul het opnieuw in bij Externe bron.",
                "The address of the file is not kept. Enter it again at External source."),
            ["seller.slip-logo-set"] = ("Logo op de pakbon gezet.", "Logo put on the packing slip."),
            ["seller.slip-logo-removed"] = ("Logo van de pakbon gehaald.", "Logo taken off the packing slip."),
            ["seller.source-access"] = ("Adres of wachtwoord van de externe bron vervangen.",
                "Address or password of the external source replaced."),
            ["seller.token-added"] = ("Token {name} voor de API gemaakt: {scopes}, {days} dagen geldig.",
                "Token {name} for the API made: {scopes}, valid for {days} days."),
            ["seller.token-added-for-ever"] = ("Token {name} voor de API gemaakt: {scopes}, verloopt nooit.",
                "Token {name} for the API made: {scopes}, never expires."),
            ["keys.private"] = (
                "Het adres {address} leidt naar deze computer of het netwerk daarvan. Op een Tandem met meer verkopers mag "
                + "alleen een webshop die op internet staat.",
                "The address {address} leads to this machine or its network. A Tandem with several sellers only takes shops "
                + "that are on the internet."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["nav.settings.changes"] = ("Wijzigingen", "Changes"),
            ["changes"] = ("Wijzigingen", "Changes"),
            ["changes.lead"] = (
                "Wie welke instelling wijzigde, en wat er daarvoor stond. Ongedaan maken is zelf ook een wijziging.",
                "Who changed which setting, and what it was before. An undo is a change of its own."),
            ["changes.none"] = ("Er is nog niets gewijzigd.", "Nothing was changed yet."),
            ["changes.undo"] = ("Ongedaan maken", "Undo"),
            ["changes.undone"] = ("Ongedaan gemaakt.", "Undone."),
            ["changes.when"] = ("Wanneer", "When"),
            ["changes.by"] = ("Door", "By"),
            ["changes.what"] = ("Wijziging", "Change"),
            ["change-by.screen"] = ("scherm", "screen"),
            ["change-by.api"] = ("API", "API"),
            ["change-by.command"] = ("opdracht", "command"),
            ["change-topic.Stock"] = ("Voorraad", "Stock"),
            ["change-topic.Orders"] = ("Bestellingen en verzending", "Orders and shipping"),
            ["change-topic.Links"] = ("Koppelingen", "Links"),
            ["change-topic.Channels"] = ("Kanalen", "Channels"),
            ["change-topic.Live"] = ("Live zetten", "Go live"),
            ["change-topic.Tokens"] = ("Tokens voor de API", "API tokens"),
            ["tokens.scopes"] = ("Wat mag het?", "What may it do?"),
            ["tokens.scopes.none"] = ("Kies wat het token mag.", "Choose what the token may do."),
            ["token-scope.stock:read"] = ("voorraad opvragen", "ask for stock"),
            ["token-scope.stock:write"] = ("voorraad sturen", "send stock"),
            ["token-scope.shipments:write"] = ("verzendingen melden", "report shipments"),
            ["tokens.days"] = ("Geldig", "Valid for"),
            ["tokens.days.30"] = ("30 dagen", "30 days"),
            ["tokens.days.90"] = ("90 dagen", "90 days"),
            ["tokens.days.365"] = ("1 jaar", "1 year"),
            ["tokens.days.never"] = ("verloopt nooit", "never expires"),
            ["tokens.until"] = ("geldig tot {at}", "valid until {at}"),
            ["tokens.for-ever"] = ("verloopt nooit", "never expires"),
            ["tokens.expired"] = ("verlopen", "expired"),
        }.Concat(Settings()).ToDictionary(StringComparer.Ordinal);

    /// <summary>What each setting is called, each thing in it, and what it can be where that is no number or name.</summary>
    private static Dictionary<string, (string Nl, string En)> Settings() => new(StringComparer.Ordinal)
    {
        ["setting-value.True"] = ("aan", "on"),
        ["setting-value.False"] = ("uit", "off"),
        ["setting-value.none"] = ("–", "–"),
        ["setting-name.stock.adaptive"] = ("Slimme veiligheidsvoorraad", "Adaptive safety stock"),
        ["setting-name.stock.adaptive.Mode"] = ("stand", "mode"),
        ["setting-name.stock.adaptive.Mode.0"] = ("uit", "off"),
        ["setting-name.stock.adaptive.Mode.1"] = ("alleen voorstellen", "only propose"),
        ["setting-name.stock.adaptive.Mode.2"] = ("toepassen", "apply"),
        ["setting-name.stock.adaptive.ChancePercent"] = ("toegestane kans (%)", "accepted chance (%)"),
        ["setting-name.stock.adaptive.Most"] = ("maximaal (stuks)", "at most (units)"),
        ["setting-name.stock.unread"] = ("Als een webshop niet te lezen is", "When a shop cannot be read"),
        ["setting-name.stock.unread.ZeroAfterHours"] = ("bol toont 0 na (uur)", "bol shows 0 after (hours)"),
        ["setting-name.stock.unread.ZeroAfterHours.none"] = ("nooit", "never"),
        ["setting-name.stock.source"] = ("Externe bron", "External source"),
        ["setting-name.stock.source.Kind"] = ("voorraad komt van", "stock comes from"),
        ["setting-name.stock.source.Kind.0"] = ("de webshop", "the shop"),
        ["setting-name.stock.source.Kind.1"] = ("een bestand", "a file"),
        ["setting-name.stock.source.Kind.2"] = ("de API", "the API"),
        ["setting-name.stock.source.EveryMinutes"] = ("ophalen om de (minuten)", "fetch every (minutes)"),
        ["setting-name.stock.source.LagMinutes"] = ("loopt achter (minuten)", "runs behind (minutes)"),
        ["setting-name.stock.source.MissingToZero"] = ("wat ontbreekt naar 0", "what is missing to 0"),
        ["setting-name.stock.source.Columns"] = ("kolommen", "columns"),
        ["setting-name.stock.source.Columns.none"] = ("vanzelf gevonden", "found by themselves"),
        ["setting-name.offers.lvb"] = ("Verkopen uit eigen voorraad als LVB op is", "Selling from own stock when LVB runs out"),
        ["setting-name.offers.lvb.FallBack"] = ("voor alle bol-artikelen", "for all offers"),
        ["setting-name.offers.lvb.Units"] = ("vanaf (stuks)", "from (units)"),
        ["setting-name.offers.lvb.Promise"] = ("levertijd", "delivery time"),
        ["setting-name.proof.ledger"] = (
            "Hoe lang voorraadverloop en activiteit blijven", "How long the ledger and activity are kept"),
        ["setting-name.proof.ledger.Days"] = ("dagen", "days"),
        ["setting-name.orders.import"] = ("Welke bestellingen in de webshop komen", "Which orders go into the shop"),
        ["setting-name.orders.import.Since"] = ("besteld vanaf", "placed from"),
        ["setting-name.orders.import.Since.none"] = ("sinds live", "since going live"),
        ["setting-name.orders.import.Own"] = ("eigen verzending", "own shipping"),
        ["setting-name.orders.import.Vvb"] = ("met een label van bol (VVB)", "with bol's label (VVB)"),
        ["setting-name.orders.import.Lvb"] = ("uit het magazijn van bol (LVB)", "from bol's warehouse (LVB)"),
        ["setting-name.orders.import.OwnStatus"] = ("status bij eigen verzending", "status when you send"),
        ["setting-name.orders.import.VvbStatus"] = ("status bij VVB", "status with VVB"),
        ["setting-name.orders.import.LvbStatus"] = ("status bij LVB", "status with LVB"),
        ["setting-name.orders.import.PaymentTitle"] = ("naam van de betaalmethode", "name of the payment method"),
        ["setting-name.orders.import.ShippingTitle"] = ("naam van de verzendmethode", "name of the shipping method"),
        ["setting-name.orders.import.DeadlineNote"] = ("notitie met leverdatum", "note with the delivery date"),
        ["setting-name.orders.import.PassEmail"] = ("e-mailadres van bol doorgeven", "pass on bol's e-mail address"),
        ["setting-name.orders.import.MuteShopMail"] = ("geen e-mail van de webshop aan jou", "no mail from the shop to you"),
        ["setting-name.orders.flow"] = ("Wanneer een bestelling verzonden is", "When an order is sent"),
        ["setting-name.orders.flow.SentStatuses"] = ("verzonden bij status", "sent in status"),
        ["setting-name.orders.flow.TrackingMeansSent"] = ("track & trace betekent verzonden", "a tracking code means sent"),
        ["setting-name.orders.flow.ShippedStatus"] = ("status na verzending", "status once shipped"),
        ["setting-name.orders.flow.CancelledStatus"] = ("status na annulering", "status once cancelled"),
        ["setting-name.orders.flow.ReturnedStatus"] = ("status na retour", "status once returned"),
        ["setting-name.orders.flow.NoteLanguage"] = ("taal van notities", "language of notes"),
        ["setting-name.orders.flow.NoteLanguage.nl"] = ("Nederlands", "Dutch"),
        ["setting-name.orders.flow.NoteLanguage.en"] = ("Engels", "English"),
        ["setting-name.orders.cancel"] = ("Annuleren", "Cancelling"),
        ["setting-name.orders.cancel.AcceptUnsent"] = ("verzoek zonder vragen accepteren", "accept requests without asking"),
        ["setting-name.orders.cancel.HoldStatus"] = ("status tijdens een verzoek", "status during a request"),
        ["setting-name.orders.cancel.FollowShop"] = ("annulering in de webshop volgen", "follow cancellations in the shop"),
        ["setting-name.orders.cancel.ReasonCode"] = ("reden bij bol", "reason at bol"),
        ["setting-name.shipments.shipping"] = ("Verzenden", "Shipping"),
        ["setting-name.shipments.shipping.TrackingWaitHours"] = (
            "wachten op track & trace (uur)", "wait for a tracking code (hours)"),
        ["setting-name.shipments.shipping.ShipWithoutTracking"] = ("daarna zonder code melden", "then report without a code"),
        ["setting-name.shipments.shipping.DefaultTransporter"] = ("standaard vervoerder", "default carrier"),
        ["setting-name.shipments.shipping.Transporters"] = ("namen van vervoerders", "names of carriers"),
        ["setting-name.shipments.shipping.AlarmHours"] = (
            "waarschuwen voor de deadline (uur)", "warn before the deadline (hours)"),
        ["setting-name.shipments.labels"] = ("Labels van bol kopen", "Buying bol's labels"),
        ["setting-name.shipments.labels.Choice"] = ("welk label", "which label"),
        ["setting-name.shipments.labels.Choice.0"] = ("zelf kiezen", "choose yourself"),
        ["setting-name.shipments.labels.Choice.1"] = ("het goedkoopste", "the cheapest"),
        ["setting-name.shipments.labels.Choice.2"] = ("wat bol aanraadt", "what bol recommends"),
        ["setting-name.shipments.labels.MostPerLabel"] = ("maximaal per label, excl. btw", "at most per label, excl. VAT"),
        ["setting-name.printing.slip"] = ("Pakbon", "Packing slip"),
        ["setting-name.printing.slip.Sender"] = ("afzender", "sender"),
        ["setting-name.printing.slip.ReturnText"] = ("tekst over retourneren", "text about returning"),
    };
}
