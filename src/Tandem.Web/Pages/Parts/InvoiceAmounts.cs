using Tandem.Engine.Invoices.Desk;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages.Parts;

/// <summary>Amounts of documents on screen: what was credited has a minus.</summary>
internal static class InvoiceAmounts
{
    public static string Of(DocumentRow row, Money amount) =>
        Texts.Euros(row.Signed(amount));
}
