namespace Tandem.Web.Pages.Words;

/// <summary>The words about e-invoices over Peppol, in Dutch and English.</summary>
internal static class PeppolWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string Nl, string En)>(StringComparer.Ordinal)
        {
            ["e-invoice.planned"] = ("{number} gaat via Peppol naar de koper.", "{number} goes to its buyer over Peppol."),
            ["e-invoice.proved"] = ("{number} is via Peppol afgeleverd; het bewijs is bewaard.",
                "{number} was delivered over Peppol; the proof is kept."),
            ["e-invoice.not-reachable"] = ("{number} is niet via Peppol verstuurd: de koper staat daar niet in.",
                "{number} was not sent over Peppol: its buyer is not on it."),
            ["e-invoice.gone"] = (
                "{number} is niet via Peppol verstuurd: het bestand is na de wettelijke bewaartijd verwijderd.",
                "{number} was not sent over Peppol: its file was removed after the years that the law asks for."),
            ["e-invoice.by-hand"] = ("De e-factuur is zelf verstuurd.", "The e-invoice was sent by hand."),
            ["e-invoice.not.on"] = ("Kies eerst bij de instellingen van facturen dat Tandem e-facturen verstuurt.",
                "First choose in the invoice settings that Tandem sends e-invoices."),
            ["e-invoice.not.proved"] = ("Deze is al via Peppol afgeleverd.", "This one was delivered over Peppol already."),
            ["e-invoice.not.there"] = ("Het bestand is er niet meer, of de sleutels van deze installatie passen er niet op.",
                "The file is gone, or the keys of this installation do not fit it."),
            ["e-invoice.not.named"] = (
                "Dit kan niet via Peppol: van jou of van de koper ontbreekt het KvK- of ondernemingsnummer, of het adres.",
                "This cannot go over Peppol: your own or the buyer's register number, or the address, is missing."),
            ["e-invoice.not.waiting"] = ("Er wacht geen e-factuur op een antwoord.", "No e-invoice waits for an answer."),
            ["e-invoice.entity"] = ("Vul het nummer van je onderneming bij Storecove in: alleen cijfers.",
                "Fill in the number of your legal entity at Storecove: digits only."),
            ["e-invoice.key"] = ("Vul de API-sleutel van Storecove in, zonder spaties.",
                "Fill in the API key of Storecove, without spaces."),
            ["e-invoice.api-off"] = ("Op deze installatie staat Peppol uit (TANDEM_PEPPOL). Vraag de beheerder van Tandem.",
                "Peppol is off on this installation (TANDEM_PEPPOL). Ask whoever manages Tandem."),
            ["e-invoice.no-number"] = ("Vul eerst bij Bedrijfsgegevens je KvK- of ondernemingsnummer in.",
                "First fill in your company register number at Business details."),
            ["e-invoice.tried"] = ("Het werkt: Storecove accepteert de sleutel en vindt je bedrijf in Peppol.",
                "It works: Storecove accepts the key and finds your business on Peppol."),
            ["e-invoice.tried-unknown"] = (
                "Storecove accepteert de sleutel. Je eigen nummer kan in Peppol nog geen facturen ontvangen; versturen kan wel.",
                "Storecove accepts the key. Your own number cannot receive invoices on Peppol yet; sending works."),
            ["setting.no-undo-peppol"] = ("De sleutel wordt niet in de geschiedenis bewaard. Vul hem opnieuw in bij Facturen.",
                "The key is not kept in the history. Enter it again at Invoices."),
            ["attention.e-invoice-off"] = (
                "Er is een factuur voor een Belgisch bedrijf, en e-facturen staan uit. Sinds 2026 moet een Belgische verkoper zo'n "
                + "factuur via Peppol versturen; een PDF bij bol is niet genoeg. Kies bij de instellingen van facturen hoe je "
                + "e-facturen verstuurt.",
                "There is an invoice for a Belgian business, and e-invoices are off. Since 2026 a Belgian seller must send such an "
                + "invoice over Peppol; a PDF at bol is not enough. Choose in the invoice settings how your e-invoices go out."),
            ["attention.e-invoice-unnamed"] = (
                "{number} van {order} is voor een Belgisch bedrijf en moet via Peppol, maar het ondernemingsnummer van de koper "
                + "ontbreekt. Vraag de koper ernaar en verstuur de factuur vanuit je boekhouding.",
                "{number} of {order} is for a Belgian business and must go over Peppol, but the buyer's enterprise number is "
                + "missing. Ask the buyer for it and send the invoice from your bookkeeping."),
            ["attention.e-invoice-not-reachable"] = (
                "{number} van {order} moet via Peppol, maar de koper staat daar niet in. Stuur de factuur op een andere manier, of "
                + "vraag de koper zich aan te melden en verstuur hem opnieuw.",
                "{number} of {order} must go over Peppol, but its buyer is not on it. Send the invoice in another way, or ask "
                + "the buyer to register and send it again."),
            ["attention.e-invoice-refused"] = (
                "Storecove weigert een e-factuur van {order}: {words} Verstuur hem opnieuw als dit is opgelost, of doe het zelf.",
                "Storecove refuses an e-invoice of {order}: {words} Send it again once this is solved, or send it yourself."),
            ["attention.e-invoice-unproved"] = (
                "Storecove heeft {number} van {order} aangenomen, maar na een dag is er nog geen bewijs dat de factuur is "
                + "afgeleverd. Kijk bij Storecove. Tandem kijkt elk uur; opnieuw versturen kan dubbel aankomen.",
                "Storecove took {number} of {order}, but after a day there is still no proof that it was delivered. Look at "
                + "Storecove. Tandem looks every hour; sending it again may make it arrive twice."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string Nl, string En)>(StringComparer.Ordinal)
        {
            ["kind.SendEInvoice"] = ("e-factuur via Peppol", "e-invoice over Peppol"),
            ["side.access-point"] = ("Storecove", "Storecove"),
            ["remote-words.peppol-off"] = ("Peppol staat op deze installatie uit.", "Peppol is off on this installation."),
            ["remote-words.no-key"] = ("De sleutel is niet ingevuld, of kan niet worden geopend.",
                "The key is not filled in, or cannot be opened."),
            ["answer.e-invoice-again"] = ("Verstuur opnieuw", "Send again"),
            ["answer.peppol"] = ("Kies hoe", "Choose how"),
            ["e-invoice.send"] = ("Verstuur via Peppol", "Send over Peppol"),
            ["e-invoice-state.Planned"] = ("Gaat via Peppol", "Goes over Peppol"),
            ["e-invoice-state.WithAccessPoint"] = ("Bij Storecove, nog geen bewijs", "At Storecove, no proof yet"),
            ["e-invoice-state.Proved"] = ("Via Peppol afgeleverd", "Delivered over Peppol"),
            ["e-invoice-state.Refused"] = ("Geweigerd voor Peppol", "Refused for Peppol"),
            ["e-invoice-state.NotReachable"] = ("Koper niet in Peppol", "Buyer not on Peppol"),
            ["e-invoice-state.ByHand"] = ("Zelf verstuurd", "Sent by hand"),
            ["e-invoice-state.NotSent"] = ("Niet via Peppol verstuurd", "Not sent over Peppol"),
            ["peppol.title"] = ("E-facturen via Peppol", "E-invoices over Peppol"),
            ["peppol.text"] = (
                "Facturen en creditnota's voor bedrijven in Nederland en België. Een Belgische verkoper moet ze sinds 2026 via "
                + "Peppol naar Belgische bedrijven sturen; een PDF bij bol is niet genoeg.",
                "Invoices and credit notes for businesses in the Netherlands and Belgium. Since 2026 a Belgian seller must send them "
                + "to Belgian businesses over Peppol; a PDF at bol is not enough."),
            ["peppol-way.Off"] = ("Niet versturen", "Do not send"),
            ["peppol-way.Storecove"] = ("Tandem verstuurt, via Storecove", "Tandem sends, through Storecove"),
            ["peppol-way.Elsewhere"] = ("Een ander programma verstuurt", "Another program sends"),
            ["peppol-way-text.Off"] = ("Tandem waarschuwt je als een e-factuur verplicht is.",
                "Tandem warns you when an e-invoice is mandatory."),
            ["peppol-way-text.Storecove"] = (
                "Wat hierna wordt gemaakt, gaat vanzelf. Eerdere facturen verstuur je bij hun bestelling.",
                "What is made from now on goes by itself. You send earlier invoices at their order."),
            ["peppol-way-text.Elsewhere"] = ("Zoals je boekhouding. Tandem vraagt er dan niet naar.",
                "Such as your bookkeeping. Tandem does not ask about them."),
            ["peppol.unsent"] = ("Nog niet verstuurd", "Not sent yet"),
            ["peppol.unsent.text"] = (
                "Deze moesten via Peppol en zijn gemaakt terwijl versturen uitstond. Verstuur ze bij hun bestelling.",
                "These had to go over Peppol and were made while sending was off. Send them at their order."),
            ["peppol.entity"] = ("Nummer van je onderneming (legal entity)", "Number of your legal entity"),
            ["peppol.key"] = ("API-sleutel", "API key"),
            ["peppol.where"] = ("Beide staan in je account bij Storecove.", "Both are in your account at Storecove."),
            ["peppol.save"] = ("Peppol opslaan", "Save Peppol"),
            ["peppol.saved"] = ("Opgeslagen", "Saved"),
            ["peppol.try"] = ("Test de verbinding", "Test the connection"),
            ["setting-name.invoices.peppol"] = ("E-facturen via Peppol", "E-invoices over Peppol"),
            ["setting-name.invoices.peppol.Way"] = ("versturen", "sending"),
            ["setting-name.invoices.peppol.Way.0"] = ("niet", "no"),
            ["setting-name.invoices.peppol.Way.1"] = ("Tandem, via Storecove", "Tandem, through Storecove"),
            ["setting-name.invoices.peppol.Way.2"] = ("een ander programma", "another program"),
            ["setting-name.invoices.peppol.LegalEntity"] = ("nummer van de onderneming", "number of the legal entity"),
            ["setting-name.invoices.peppol.Key"] = ("API-sleutel", "API key"),
        };
}
