using System.Text.Json;
using Tandem.Engine.Invoices.Print;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Microsoft.EntityFrameworkCore;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>
/// Makes a document final: its number, its files, its place in the chain, its entries in the VAT ledger and the meter, all in the
/// transaction of the caller. Nothing but computing happens in it.
/// </summary>
internal sealed class IssueDocuments(DocumentSeal seal, Checkpoints checkpoints)
{
    public async Task<IssuedDocument> Run(TandemDb db, DocumentDrawn drawn, InvoiceSettings settings, InvoiceLook look,
        DateTimeOffset now, CancellationToken ct)
    {
        var (order, treatment) = (drawn.Order, drawn.Treatment);
        var (number, series) = await TakeNumber.Run(db, order.SellerId, drawn.Kind, settings, DutchTime.DayOf(now), ct);
        var paper = drawn.Numbered(number, series.IssuedOn);
        var content = JsonSerializer.SerializeToUtf8Bytes(drawn.Content);
        var pdf = InvoicePdf.Write(paper, look, DocumentLanguageRule.Named(drawn.Content.Language));
        var ubl = UblDocument.Write(paper, strict: false);
        var document = new IssuedDocument
        {
            SellerId = order.SellerId,
            AccountId = order.AccountId,
            Kind = drawn.Kind,
            Number = number,
            Series = series.Name,
            Sequence = series.Last,
            OrderKey = order.Key,
            ShipmentKey = drawn.ShipmentKey,
            ShipmentId = drawn.ShipmentId,
            CreditsKey = drawn.Credits?.Key,
            IssuedOn = series.IssuedOn,
            SuppliedOn = drawn.Supplied,
            NetCents = drawn.Figures.Net.Cents,
            VatCents = drawn.Figures.Vat.Cents,
            GrossCents = drawn.Figures.Gross.Cents,
            Why = treatment.Why,
            Place = treatment.Place,
            FromCountry = treatment.From.Code,
            ToCountry = treatment.To.Code,
            VatCountry = treatment.VatCountry?.Code,
            Metered = drawn.Credits?.Metered ?? treatment.Threshold is not null,
            Content = seal.Close(content),
            Pdf = seal.Close(pdf),
            Ubl = seal.Close(ubl),
            ContentHash = ChainRule.HashOf(content),
            PdfHash = ChainRule.HashOf(pdf),
            UblHash = ChainRule.HashOf(ubl),
            MadeAt = now,
        };
        series.Head = document.Hash = ChainRule.HashOf(series.Head, document);
        db.IssuedDocuments.Add(document);
        await db.SaveChangesAsync(ct);
        await checkpoints.Reached("document.numbered", ct);
        Book(db, drawn, document);
        await db.SaveChangesAsync(ct);
        await TakeNumber.Keep(db, series, ct);
        if (document.Metered) await Move(db, document, treatment.Passes, ct);
        db.Note(order.SellerId, now, ActivitySubject.Order, order.Key, drawn.Kind == DocumentKind.Invoice
            ? Reason.Of("invoice.made", ("order", order.BolOrderId), ("number", number), ("total", drawn.Figures.Gross))
            : Reason.Of("invoice.credited", ("order", order.BolOrderId), ("number", number), ("invoice", drawn.Credits?.Number),
                ("total", drawn.Figures.Gross)));
        foreach (var note in drawn.Notes) db.Note(order.SellerId, now, ActivitySubject.Order, order.Key, note);
        return document;
    }

    private static void Book(TandemDb db, DocumentDrawn drawn, IssuedDocument document)
    {
        var (day, corrects) = drawn.Kind == DocumentKind.CreditNote
            ? (document.IssuedOn, drawn.Credits?.SuppliedOn ?? document.SuppliedOn) : (document.SuppliedOn, (DateOnly?)null);
        foreach (var entry in LedgerRule.Decide(drawn.Treatment, drawn.Figures, day, corrects))
        {
            (entry.SellerId, entry.DocumentKey, entry.OrderKey) = (document.SellerId, document.Key, document.OrderKey);
            db.DocumentRates.Add(entry);
        }

        foreach (var (line, printed) in drawn.Lines.Zip(drawn.Content.Lines))
        {
            db.IssuedLines.Add(new IssuedLine
            {
                SellerId = document.SellerId,
                DocumentKey = document.Key,
                OrderKey = document.OrderKey,
                OrderItemId = line.OrderItemId,
                Units = line.Units,
                GrossCents = printed.Total,
                Category = printed.Category,
                Rate = printed.Rate,
                OfLine = line.OfLine,
                OffOrder = line.OffOrder,
            });
        }
    }

    /// <summary>What comes back lowers the year that it was sold in; that a limit was passed stays.</summary>
    private static Task Move(TandemDb db, IssuedDocument document, bool passes, CancellationToken ct)
    {
        var net = document.Kind == DocumentKind.CreditNote ? -document.NetCents : document.NetCents;
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO oss_years ("SellerId", "Year", "NetCents", "Passed")
            VALUES ({document.SellerId.Value}, {document.SuppliedOn.Year}, {net}, {passes})
            ON CONFLICT ("SellerId", "Year") DO UPDATE SET "NetCents" = oss_years."NetCents" + excluded."NetCents",
                "Passed" = oss_years."Passed" OR excluded."Passed"
            """, ct);
    }
}
