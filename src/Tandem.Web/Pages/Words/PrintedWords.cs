namespace Tandem.Web.Pages.Words;

/// <summary>The words on packing slips and pick lists, and about how they look, in Dutch and English.</summary>
internal static class PrintedWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["print.unreadable-label"] = (
                "Wat bol als label gaf, kan niet worden gelezen. Print de andere, en probeer deze daarna opnieuw of haal het "
                + "label op bij bol.",
                "What bol gave as its label cannot be read. Print the others, then try this one again, or fetch the label at "
                + "bol."),
            ["print.closed"] = (
                "De bestelling staat in de webshop op \"{status}\", maar bol wacht er nog op. Beantwoord dat eerst.",
                "The order is set to \"{status}\" in the shop, but bol still waits for it. Answer that first."),
            ["print.nothing-to-send"] = ("Er valt niets meer te versturen.", "Nothing is left to send."),
            ["print.cancelling"] = (
                "Niet op dit papier: {units} ×. De annulering daarvan is nog niet afgerond.",
                "Not on this paper: {units} ×. The cancellation of it is not finished."),
            ["print.taken-out"] = (
                "Niet op dit papier: {units} ×. Dat is in de webshop terugbetaald of verwijderd, of gaat later mee.",
                "Not on this paper: {units} ×. It was refunded or removed in the shop, or goes later."),
            ["print.label-cancelled"] = (
                "Niet in dit pakket: {units} ×. Dat is geannuleerd, terugbetaald of al verstuurd.",
                "Not in this parcel: {units} ×. It was cancelled, refunded or sent already."),
            ["logo.too-large"] = ("Dit bestand is te groot: maximaal {most} kB.", "This file is too large: at most {most} kB."),
            ["logo.not-an-image"] =
                ("Dit is geen PNG of JPEG die geprint kan worden.", "This is no PNG or JPEG that can be printed."),
            ["logo.too-many-pixels"] = ("Dit plaatje is te groot: maximaal {most} bij {most} beeldpunten.",
                "This picture is too large: at most {most} by {most} pixels."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["print.sender"] = ("Afzender:", "From:"),
            ["print.cannot-show"] = (
                "Wat tussen [ ] staat, kan deze computer niet printen. Kijk in de bestelling bij bol; `tandem doctor` zegt welk "
                + "lettertype ontbreekt.",
                "This computer cannot print what stands between [ ]. See the order at bol; `tandem doctor` says which font is "
                + "missing."),
            ["writing.Arabic"] = ("Arabisch schrift", "Arabic script"),
            ["writing.Hebrew"] = ("Hebreeuws schrift", "Hebrew script"),
            ["writing.Chinese"] = ("Chinees schrift", "Chinese script"),
            ["writing.Japanese"] = ("Japans schrift", "Japanese script"),
            ["writing.Korean"] = ("Koreaans schrift", "Korean script"),
            ["writing.Thai"] = ("Thais schrift", "Thai script"),
            ["writing.Indian"] = ("Indiaas schrift", "Indian script"),
            ["writing.Emoji"] = ("emoji", "emoji"),
            ["writing.Other"] = ("ander schrift", "another script"),
            ["slip-look"] = ("Pakbon", "Packing slip"),
            ["slip-look.text"] = (
                "Dit staat op elke pakbon die je print. De vaste woorden staan er in de taal van de klant: Nederlands of Frans.",
                "This stands on every packing slip that you print. Its fixed words are in the customer's language: Dutch or "
                + "French."),
            ["picture.of"] = ("Foto van {name}", "Picture of {name}"),
            ["slip-look.sender"] = ("Afzender: naam en adres van je webshop", "Sender: name and address of your shop"),
            ["slip-look.returns"] = ("Tekst over retourneren", "Text about returns"),
            ["slip-look.returns-french"] = (
                "Tekst over retourneren in het Frans (leeg: de tekst hierboven)",
                "Text about returns in French (empty: the text above)"),
            ["slip-look.logo"] = ("Logo (PNG of JPEG, maximaal 512 kB)", "Logo (PNG or JPEG, at most 512 kB)"),
            ["slip-look.logo.there"] = ("Je logo staat op pakbonnen en facturen.",
                "Your logo stands on packing slips and invoices."),
            ["slip-look.logo.remove"] = ("Logo verwijderen", "Remove logo"),
            ["slip-look.save"] = ("Opslaan", "Save"),
            ["slip-look.saved"] = ("Opgeslagen", "Saved"),
            ["country.NL"] = ("Nederland", "Netherlands"),
            ["country.BE"] = ("België", "Belgium"),
            ["country.DE"] = ("Duitsland", "Germany"),
            ["country.LU"] = ("Luxemburg", "Luxembourg"),
            ["country.FR"] = ("Frankrijk", "France"),
            ["country.AT"] = ("Oostenrijk", "Austria"),
            ["country.BG"] = ("Bulgarije", "Bulgaria"),
            ["country.CY"] = ("Cyprus", "Cyprus"),
            ["country.CZ"] = ("Tsjechië", "Czechia"),
            ["country.DK"] = ("Denemarken", "Denmark"),
            ["country.EE"] = ("Estland", "Estonia"),
            ["country.ES"] = ("Spanje", "Spain"),
            ["country.FI"] = ("Finland", "Finland"),
            ["country.GR"] = ("Griekenland", "Greece"),
            ["country.HR"] = ("Kroatië", "Croatia"),
            ["country.HU"] = ("Hongarije", "Hungary"),
            ["country.IE"] = ("Ierland", "Ireland"),
            ["country.IT"] = ("Italië", "Italy"),
            ["country.LT"] = ("Litouwen", "Lithuania"),
            ["country.LV"] = ("Letland", "Latvia"),
            ["country.MT"] = ("Malta", "Malta"),
            ["country.PL"] = ("Polen", "Poland"),
            ["country.PT"] = ("Portugal", "Portugal"),
            ["country.RO"] = ("Roemenië", "Romania"),
            ["country.SE"] = ("Zweden", "Sweden"),
            ["country.SI"] = ("Slovenië", "Slovenia"),
            ["country.SK"] = ("Slowakije", "Slovakia"),
            ["country.GB"] = ("Verenigd Koninkrijk", "United Kingdom"),
            ["country.CH"] = ("Zwitserland", "Switzerland"),
            ["country.NO"] = ("Noorwegen", "Norway"),
        };
}
