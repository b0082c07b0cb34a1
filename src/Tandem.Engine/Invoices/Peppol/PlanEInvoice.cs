using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Peppol;

/// <summary>Intends that a document goes over Peppol: one write for each document (facts/vat.md §6).</summary>
internal static class PlanEInvoice
{
    private const int Priority = 50;

    public static string KeyOf(long document) => $"e-invoice:{document}";

    /// <summary>Of a document that was just made.</summary>
    public static async Task Run(TandemDb db, IssuedDocument document, DocumentContent content, string bolOrderId,
        DateTimeOffset now, CancellationToken ct)
    {
        var need = EInvoiceRule.Decide(content.Seller.Printed(), content.Buyer.Printed(), content.ToBusiness);
        if (need == EInvoiceNeed.None) return;
        var way = (await db.SettingsOf<PeppolSettings>(document.SellerId, ct)).Way;
        if (way == PeppolWay.Elsewhere || (way == PeppolWay.Off && need == EInvoiceNeed.Optional)) return;
        var row = Add(db, document, need);
        if (way == PeppolWay.Off)
        {
            row.Become(EInvoiceState.NotSent, now);
            await db.Raise(document.SellerId, now, EInvoiceQuestions.Off, ActivitySubject.Seller, 0,
                Reason.Of("attention.e-invoice-off"), ct);
        }
        else if (need == EInvoiceNeed.Unnamed)
        {
            row.Become(EInvoiceState.NotReachable, now);
            await db.Raise(document.SellerId, now, EInvoiceQuestions.Of(document.Key), ActivitySubject.Order, document.OrderKey,
                Reason.Of("attention.e-invoice-unnamed", ("order", bolOrderId), ("number", document.Number)), ct);
        }
        else await Plan(db, row, document.Number, bolOrderId, now, ct);
    }

    /// <summary>Its row, which is in no state yet.</summary>
    public static EInvoice Add(TandemDb db, IssuedDocument document, EInvoiceNeed need)
    {
        var row = new EInvoice
        {
            DocumentKey = document.Key,
            SellerId = document.SellerId,
            OrderKey = document.OrderKey,
            Required = need is EInvoiceNeed.Required or EInvoiceNeed.Unnamed,
        };
        db.EInvoices.Add(row);
        return row;
    }

    /// <summary>It goes out, for the first time or anew.</summary>
    public static async Task Plan(TandemDb db, EInvoice row, string number, string bolOrderId, DateTimeOffset now,
        CancellationToken ct)
    {
        var key = KeyOf(row.DocumentKey);
        var intent = await db.Intents.SingleOrDefaultAsync(i => i.SellerId == row.SellerId && i.BusinessKey == key, ct);
        if (intent is null)
        {
            intent = new Intent
            {
                SellerId = row.SellerId,
                BusinessKey = key,
                Kind = IntentKind.SendEInvoice,
                Subject = row.OrderKey,
                Topic = number,
                Of = Module.Invoices,
            };
            db.Intents.Add(intent);
        }

        intent.Plan(JsonSerializer.Serialize(new EInvoicePayload(row.DocumentKey, bolOrderId, number)), Priority,
            Reason.Of("e-invoice.planned", ("order", bolOrderId), ("number", number)), now);
        row.Plan(now);
    }
}
