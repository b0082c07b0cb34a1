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
            ["setting.no-undo-alerts"] = (
                "Adressen en wachtwoorden worden niet in de geschiedenis bewaard. Vul ze opnieuw in bij Meldingen.",
                "Addresses and passwords are not kept in the history. Enter them again at Alerts."),
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
            ["change-topic.People"] = ("Gebruikers", "Users"),
            ["change-topic.Alerts"] = ("Meldingen", "Alerts"),
            ["change-topic.Business"] = ("Bedrijfsgegevens", "Business data"),
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
        }.Concat(SettingWords.All).ToDictionary(StringComparer.Ordinal);
}
