namespace Tandem.Web.Pages.Words;

/// <summary>What each setting is called, each thing in it, and what it can be where that is no number or name.</summary>
internal static class SettingWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> All =
        new[] { Stock(), Orders(), Returns(), Alerts(), Business() }.SelectMany(words => words)
            .ToDictionary(StringComparer.Ordinal);

    private static Dictionary<string, (string Nl, string En)> Stock() => new(StringComparer.Ordinal)
    {
        ["setting-value.True"] = ("aan", "on"),
        ["setting-value.False"] = ("uit", "off"),
        ["setting-value.none"] = ("–", "–"),

        // Of a secret, which is not in the note.
        ["setting-value.kept"] = ("ingevuld", "filled in"),
        ["setting-value.replaced"] = ("vervangen", "replaced"),
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
    };

    private static Dictionary<string, (string Nl, string En)> Orders() => new(StringComparer.Ordinal)
    {
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
        ["setting-name.printing.slip.FrenchReturnText"] = (
            "Franse tekst over retourneren", "French text about returning"),
    };

    private static Dictionary<string, (string Nl, string En)> Returns() => new(StringComparer.Ordinal)
    {
        ["setting-name.returns.desk"] = ("Retouren", "Returns"),
        ["setting-name.returns.desk.RestockHandledAtBol"] = (
            "op voorraad als bol het al behandelde", "back in stock if handled at bol already"),
        ["setting-name.returns.desk.RestockHandledAtBol.none"] = ("elke keer vragen", "ask each time"),
        ["setting-name.returns.desk.FollowShopRefunds"] = (
            "terugbetaling in de webshop volgen", "follow refunds in the shop"),
        ["setting-name.returns.desk.LetKeepBelow"] = ("klant houdt het tot en met", "customer keeps it up to"),
        ["setting-name.returns.desk.LetKeepBelow.none"] = ("nooit vanzelf", "never automatically"),
        ["setting-name.returns.desk.OwnerAbove"] = ("eigenaar beslist boven", "owner decides above"),
        ["setting-name.returns.desk.OwnerAbove.none"] = ("geen grens", "no limit"),
        ["setting-name.returns.desk.LabelCost"] = ("retourlabel, excl. btw", "return label, excl. VAT"),
        ["setting-name.returns.desk.HandlingCost"] = ("verwerking, excl. btw", "handling, excl. VAT"),
        ["setting-name.returns.desk.ValueFine"] = ("brengt in orde nog op (%)", "brings as sold (%)"),
        ["setting-name.returns.desk.ValueDamaged"] = ("brengt beschadigd nog op (%)", "brings damaged (%)"),
        ["setting-name.returns.desk.PhotoDays"] = ("foto's bewaren (dagen)", "photos kept (days)"),
    };

    private static Dictionary<string, (string Nl, string En)> Alerts() => new(StringComparer.Ordinal)
    {
        ["setting-name.alerts.choices"] = ("Meldingen", "Alerts"),
        ["setting-name.alerts.choices.Language"] = ("taal", "language"),
        ["setting-name.alerts.choices.Language.nl"] = ("Nederlands", "Dutch"),
        ["setting-name.alerts.choices.Language.en"] = ("Engels", "English"),
        ["setting-name.alerts.choices.QuietFrom"] = ("stille uren van", "quiet hours from"),
        ["setting-name.alerts.choices.QuietUntil"] = ("stille uren tot", "quiet hours until"),
        ["setting-name.alerts.choices.UrgentAlways"] = ("dringende ook in stille uren", "urgent ones in quiet hours too"),
        ["setting-name.alerts.choices.TellEnds"] = ("vertellen als iets is opgelost", "tell when something is solved"),
        ["setting-name.alerts.choices.Weekly"] = ("weekoverzicht", "weekly summary"),
        ["setting-name.alerts.choices.Home"] = ("adres van Tandem", "address of Tandem"),
        ["setting-name.alerts.choices.Targets"] = ("gelezen binnen (minuten)", "read within (minutes)"),
        ["setting-name.alerts.choices.Targets.none"] = ("zoals gewoonlijk", "as usual"),
        ["setting-name.alerts.email"] = ("Meldingen per e-mail", "Alerts by e-mail"),
        ["setting-name.alerts.email.Host"] = ("mailserver", "mail server"),
        ["setting-name.alerts.email.Port"] = ("poort", "port"),
        ["setting-name.alerts.email.Security"] = ("versleuteling", "encryption"),
        ["setting-name.alerts.email.Security.0"] = ("STARTTLS", "STARTTLS"),
        ["setting-name.alerts.email.Security.1"] = ("TLS", "TLS"),
        ["setting-name.alerts.email.Security.2"] = ("geen", "none"),
        ["setting-name.alerts.email.User"] = ("gebruiker", "user"),
        ["setting-name.alerts.email.Password"] = ("wachtwoord", "password"),
        ["setting-name.alerts.email.From"] = ("afzender", "sender"),
        ["setting-name.alerts.email.To"] = ("aan", "to"),
        ["setting-name.alerts.webhook"] = ("Meldingen naar een webhook", "Alerts to a webhook"),
        ["setting-name.alerts.webhook.Url"] = ("adres", "address"),
        ["setting-name.alerts.webhook.Form"] = ("vorm", "form"),
        ["setting-name.alerts.webhook.Form.0"] = ("Slack", "Slack"),
        ["setting-name.alerts.webhook.Form.1"] = ("Teams", "Teams"),
        ["setting-name.alerts.webhook.Form.2"] = ("ntfy", "ntfy"),
        ["setting-name.alerts.webhook.Form.3"] = ("JSON", "JSON"),
        ["setting-name.alerts.webhook.Token"] = ("token", "token"),
        ["setting-name.alerts.heartbeat"] = ("Hartslag", "Heartbeat"),
        ["setting-name.alerts.heartbeat.Url"] = ("adres", "address"),
        ["setting-name.alerts.heartbeat.Post"] = ("met POST", "with POST"),
        ["setting-name.alerts.heartbeat.EveryMinutes"] = ("elke (minuten)", "every (minutes)"),
    };

    private static Dictionary<string, (string Nl, string En)> Business() => new(StringComparer.Ordinal)
    {
        ["setting-name.sellers.business"] = ("Bedrijfsgegevens", "Business data"),
        ["setting-name.sellers.business.Business"] = ("bedrijfsnaam", "name of the business"),
        ["setting-name.sellers.business.Street"] = ("straat en huisnummer", "street and number"),
        ["setting-name.sellers.business.Postcode"] = ("postcode", "postcode"),
        ["setting-name.sellers.business.City"] = ("plaats", "city"),
        ["setting-name.sellers.business.Country"] = ("land", "country"),
        ["setting-name.sellers.business.VatNumber"] = ("btw-nummer", "VAT number"),
        ["setting-name.sellers.business.RegisterNumber"] = ("KvK- of ondernemingsnummer", "company register number"),
    };
}
