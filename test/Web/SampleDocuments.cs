using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Invoices.Upload;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Tests.Web;

/// <summary>An invoice, its credit note, one to Belgium, and one that the years took away; and what bol waits for.</summary>
internal static class SampleDocuments
{
    public const string Invoice = "2026-00001";

    public static void Fill(TandemDb db, SellerId seller, AccountId account, DateTimeOffset now)
    {
        var today = DutchTime.DayOf(now);
        db.NumberSeries.Add(new NumberSeries
        {
            SellerId = seller, Name = "2026-", Kind = DocumentKind.Invoice, First = 1, Last = 2, IssuedOn = today,
        });
        Add(DocumentKind.Invoice, Invoice, SampleReturns.OrderKey, "shipment-901", "NL", 6174, 1296, today.AddDays(-6));
        Add(DocumentKind.CreditNote, "C2026-00001", SampleReturns.OrderKey, null, "NL", 1029, 216, today.AddDays(-1));
        Add(DocumentKind.Invoice, "2026-00002", SampleParcels.OrderKey, "shipment-900", "BE", 7347, 1543, today);
        Add(DocumentKind.Invoice, "OUD-7", SampleReturns.OrderKey, null, "NL", 826, 174, new DateOnly(2014, 5, 4));
        Ask("shipment-900", SampleParcels.BolOrderId, SampleParcels.OrderKey, InvoiceRequestState.Asked, 5);
        Ask("shipment-901", SampleReturns.BolOrderId, SampleReturns.OrderKey, InvoiceRequestState.Finished, -60);
        Ask("shipment-902", "C000000902", null, InvoiceRequestState.Asked, -2);
        Ask("shipment-903", "C000000903", null, InvoiceRequestState.Incorrect, 9);
        Ask("shipment-904", "C000000904", null, InvoiceRequestState.Uploaded, 11);

        void Add(DocumentKind kind, string number, long order, string? shipment, string to, long net, long vat, DateOnly day) =>
            db.IssuedDocuments.Add(new IssuedDocument
            {
                SellerId = seller, AccountId = account, Kind = kind, Number = number, Series = number[..^1],
                Sequence = number[^1] - '0', OrderKey = order, ShipmentId = shipment, IssuedOn = day, SuppliedOn = day,
                NetCents = net, VatCents = vat, GrossCents = net + vat, FromCountry = "NL", ToCountry = to, VatCountry = "NL",
                Why = Reason.Of(to == "NL" ? "invoice.why-home" : "invoice.why-threshold", ("country", "NL")),
                Place = VatPlace.Home, ContentHash = "", PdfHash = "", UblHash = "", MadeAt = now,
            });

        void Ask(string shipment, string bol, long? order, InvoiceRequestState state, int hours) =>
            db.InvoiceRequests.Add(new InvoiceRequest
            {
                SellerId = seller, AccountId = account, ShipmentId = shipment, BolOrderId = bol, OrderKey = order, State = state,
                AskedAt = now.AddHours(hours - 24), Deadline = now.AddHours(hours), ChangedAt = now.AddHours(-1), SeenAt = now,
                Over = state == InvoiceRequestState.Finished,
            });
    }

    /// <summary>What is sealed, which takes the keys of the program.</summary>
    public static async Task Seal(IServiceProvider services)
    {
        var (seal, database) = (services.GetRequiredService<DocumentSeal>(), services.GetRequiredService<Database>());
        var (content, pdf, ubl) = (seal.Close("{}"u8.ToArray()), seal.Close("%PDF-1.7 voorbeeld"u8.ToArray()),
            seal.Close(Encoding.UTF8.GetBytes("<Invoice/>")));
        await database.Write(async db =>
        {
            await db.IssuedDocuments.Where(d => d.Number != "OUD-7").ExecuteUpdateAsync(d => d
                .SetProperty(x => x.Content, content).SetProperty(x => x.Pdf, pdf).SetProperty(x => x.Ubl, ubl));
            var invoice = await db.IssuedDocuments.Where(d => d.Number == Invoice).Select(d => d.Key).FirstAsync();
            foreach (var document in await db.IssuedDocuments.Where(d => d.Number == Invoice || d.Number == "2026-00002")
                .ToListAsync())
            {
                var sent = PlanEInvoice.Add(db, document, EInvoiceNeed.Required);
                if (document.Number == Invoice)
                    sent.Prove(new PeppolProof("peppol", "m1@accesspoint.example", []), seal.Close("{}"u8.ToArray()),
                        document.MadeAt);
                else sent.Become(EInvoiceState.NotSent, document.MadeAt);
            }

            await db.Orders.Where(o => o.Key == SampleParcels.OrderKey)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.Business, true));
            await db.IssuedDocuments.Where(d => d.Kind == DocumentKind.CreditNote)
                .ExecuteUpdateAsync(d => d.SetProperty(x => x.CreditsKey, invoice));
        }, CancellationToken.None);
    }
}
