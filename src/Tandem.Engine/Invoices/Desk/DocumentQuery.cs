using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Invoices.Upload;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Desk;

/// <summary>Finds documents and requests for lists. What is sealed is never read with them.</summary>
internal static class DocumentQuery
{
    public static IQueryable<IssuedDocument> Of(TandemDb db, SellerId seller, DocumentFilter filter)
    {
        var found = db.IssuedDocuments.Where(d => d.SellerId == seller);
        if (filter.Kind is { } kind) found = found.Where(d => d.Kind == kind);
        if (filter.From is { } from) found = found.Where(d => d.IssuedOn >= from);
        if (filter.To is { } to) found = found.Where(d => d.IssuedOn <= to);
        if (string.IsNullOrWhiteSpace(filter.Search)) return found;
        var number = filter.Search.Trim();
        var (start, capitals) = (LikePattern.Beginning(number), LikePattern.Beginning(number.ToUpperInvariant()));
        return found.Where(d => EF.Functions.Like(d.Number, start, "\\") || EF.Functions.Like(d.Number, capitals, "\\")
            || db.Orders.Any(o => o.Key == d.OrderKey
                && (EF.Functions.Like(o.BolOrderId, capitals, "\\") || o.ShopOrderNumber == number)));
    }

    /// <summary>The newest first.</summary>
    public static IQueryable<DocumentRow> Rows(TandemDb db, IQueryable<IssuedDocument> documents) =>
        documents.Select(d => new DocumentRow
        {
            Key = d.Key,
            Kind = d.Kind,
            Number = d.Number,
            IssuedOn = d.IssuedOn,
            OrderKey = d.OrderKey,
            BolOrderId = db.Orders.Where(o => o.Key == d.OrderKey).Select(o => o.BolOrderId).FirstOrDefault(),
            Country = d.ToCountry,
            NetCents = d.NetCents,
            VatCents = d.VatCents,
            GrossCents = d.GrossCents,
            Why = d.Why,
            Credits = db.IssuedDocuments.Where(c => c.Key == d.CreditsKey).Select(c => c.Number).FirstOrDefault(),
            AtBol = db.InvoiceRequests.Where(r => r.AccountId == d.AccountId && r.ShipmentId == d.ShipmentId)
                .Select(r => (InvoiceRequestState?)r.State).FirstOrDefault(),
            ToBusiness = db.Orders.Any(o => o.Key == d.OrderKey && o.Business),
            EInvoice = db.EInvoices.Where(e => e.DocumentKey == d.Key).Select(e => (EInvoiceState?)e.State).FirstOrDefault(),
            EInvoiceSince = db.EInvoices.Where(e => e.DocumentKey == d.Key).Select(e => (DateTimeOffset?)e.ChangedAt)
                .FirstOrDefault(),
            IsKept = d.Content != null,
        }).OrderByDescending(d => d.IssuedOn).ThenByDescending(d => d.Key);

    /// <param name="search">The start of an order's number, or a shipment's; empty: those that are not over.</param>
    public static IQueryable<InvoiceRequest> Requests(TandemDb db, SellerId seller, string? search)
    {
        var found = db.InvoiceRequests.Where(r => r.SellerId == seller);
        if (string.IsNullOrWhiteSpace(search)) return found.Where(r => !r.Over);
        var start = LikePattern.Beginning(search.Trim().ToUpperInvariant());
        return found.Where(r => EF.Functions.Like(r.BolOrderId ?? "", start, "\\")
            || EF.Functions.Like(r.ShipmentId, start, "\\"));
    }

    /// <summary>Those on which somebody must act first, by their deadline.</summary>
    public static IQueryable<RequestRow> Rows(TandemDb db, IQueryable<InvoiceRequest> requests) => requests
        .OrderBy(r => r.Over).ThenBy(r => r.State == InvoiceRequestState.Uploaded).ThenBy(r => r.Deadline == null)
        .ThenBy(r => r.Deadline).ThenBy(r => r.AccountId).ThenBy(r => r.ShipmentId)
        .Select(r => new RequestRow
        {
            ShipmentId = r.ShipmentId,
            BolOrderId = r.BolOrderId,
            OrderKey = r.OrderKey,
            State = r.State,
            AskedAt = r.AskedAt,
            Deadline = r.Deadline,
            ChangedAt = r.ChangedAt,
            DocumentKey = db.IssuedDocuments.Where(d => d.OrderKey == r.OrderKey && d.ShipmentId == r.ShipmentId)
                .Select(d => (long?)d.Key).FirstOrDefault(),
            DocumentNumber = db.IssuedDocuments.Where(d => d.OrderKey == r.OrderKey && d.ShipmentId == r.ShipmentId)
                .Select(d => d.Number).FirstOrDefault(),
            Busy = db.Intents.Any(i => i.Kind == IntentKind.UploadInvoice && i.Subject == r.OrderKey && i.Topic == r.ShipmentId
                && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown)),
        });
}
