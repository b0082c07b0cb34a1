namespace Tandem.Web.Pages.Words;

/// <summary>The words about invoices on their way to bol, in Dutch and English.</summary>
internal static class UploadWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons =
        new Dictionary<string, (string Nl, string En)>(StringComparer.Ordinal)
        {
            ["invoice.upload"] = ("Factuur {number} gaat naar bol.", "Invoice {number} goes to bol."),
            ["invoice.uploaded"] = ("Factuur {number} staat bij bol; bol kijkt het bestand na.",
                "Invoice {number} is at bol, which checks the file."),
            ["invoice.upload-there"] = (
                "Bij bol staat al een factuur van deze verzending. Tandem heeft factuur {number} niet geüpload.",
                "bol already has an invoice of this shipment. Tandem did not upload invoice {number}."),
            ["invoice.upload-gone"] = (
                "Factuur {number} is niet geüpload: het bestand is na de wettelijke bewaartijd verwijderd.",
                "Invoice {number} was not uploaded: its file was removed after the years that the law asks for."),
            ["invoice.upload-lvb"] = (
                "bol wil factuur {number} niet, van een bestelling die bol zelf verstuurde. bol zegt: {words}",
                "bol does not want invoice {number}, of an order that bol sent itself. bol says: {words}"),
            ["invoice.by-hand"] = ("De factuur bij bol is met de hand geregeld.", "The invoice at bol was taken care of by hand."),
            ["invoice.not.live"] = ("Facturen staan niet live.", "Invoices are not live."),
            ["invoice.not.waiting"] = ("Er wacht geen factuur op bol.", "No invoice waits for bol."),
            ["invoice.not.on-its-way"] = ("De factuur is onderweg naar bol. Kijk straks nog eens.",
                "The invoice is on its way to bol. Look again in a moment."),
            ["attention.invoice-refused"] = (
                "bol weigert de factuur van {order}. bol zegt: {words} Laat Tandem de factuur opnieuw uploaden, of upload zelf een "
                + "factuur in je verkoopaccount.",
                "bol refuses the invoice of {order}. bol says: {words} Let Tandem upload the invoice again, or upload one yourself "
                + "in your seller account."),
            ["attention.invoice-sealed"] = (
                "Factuur {number} van {order} kan niet worden geopend: de sleutels van deze installatie passen er niet op. Zet de "
                + "sleutels uit je back-up terug. Tandem probeert het elk uur.",
                "Invoice {number} of {order} cannot be opened: the keys of this installation do not fit it. Put back the keys from "
                + "your backup. Tandem tries every hour."),
        };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens =
        new Dictionary<string, (string Nl, string En)>(StringComparer.Ordinal)
        {
            ["kind.UploadInvoice"] = ("factuur naar bol", "invoice to bol"),
            ["answer.upload-again"] = ("Upload opnieuw", "Upload again"),
            ["answer.invoice-by-hand"] = ("Zelf gedaan", "Done by hand"),
        };
}
