using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>Intends that bol gets an invoice: one write for each shipment and file (facts/vat.md §6).</summary>
internal static class PlanUpload
{
    private const int Priority = 50;

    public static string KeyOf(IssuedDocument document) =>
        $"invoice:{document.AccountId}:{document.ShipmentId}:{document.PdfHash}";

    /// <param name="byHand">A person wants it again, also where bol took it once.</param>
    /// <returns>False where it is of no shipment, or under way, or at bol.</returns>
    public static async Task<bool> Run(TandemDb db, IssuedDocument document, string bolOrderId, bool byHand, DateTimeOffset now,
        CancellationToken ct)
    {
        if (document is not { Kind: DocumentKind.Invoice, ShipmentId: { } shipment }) return false;
        var key = KeyOf(document);
        var row = await db.Intents.SingleOrDefaultAsync(i => i.SellerId == document.SellerId && i.BusinessKey == key, ct);
        if (row is { IsOpen: true } || (row is { State: IntentState.Confirmed } && !byHand)) return false;
        if (row is null)
        {
            row = new Intent
            {
                SellerId = document.SellerId,
                BusinessKey = key,
                Kind = IntentKind.UploadInvoice,
                Subject = document.OrderKey,
                Topic = shipment,
                Of = Module.Invoices,
            };
            db.Intents.Add(row);
        }

        var payload = new UploadPayload(document.AccountId.Value, bolOrderId, shipment, document.Key, document.Number, byHand);
        row.Plan(JsonSerializer.Serialize(payload), Priority, Reason.Of("invoice.upload", ("order", bolOrderId),
            ("number", document.Number)), now);
        return true;
    }
}
