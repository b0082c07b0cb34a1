using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>
/// Gives bol the invoice of a shipment. bol has no key that keeps one from being given twice, so what it shows of the shipment is
/// read before every upload, the first one too: a copy of the database may have been put back.
/// </summary>
internal sealed class UploadInvoices(CarryOut writes, DocumentSeal seal) : ILane, IRemoteWrite
{
    private const int Refusals = 5;

    Lane ILane.Kind => Lane.UploadInvoices;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.UploadInvoice];

    public IntentKind Kind => IntentKind.UploadInvoice;

    public WritePolicy Policy { get; } = new("invoice", "attention.invoice-refused")
    {
        AtOnce = 5,
        LooksFirst = true,
        SuccessIsProof = true,
        MayStillWork = TimeSpan.FromMinutes(10),
        AskAfterRefusals = Refusals,
        EndAfterRefusals = Refusals,
    };

    public bool Hear(SellerWork work, SourceHint hint) => hint.Kind == SourceKind.BolProcesses;

    public Task<LaneResult> Run(SellerWork work, CancellationToken ct) => writes.Run(work, this, Lane.None, ct);

    public IAttempt? Begin(SellerWork work, SellerView view, Intent row)
    {
        var payload = JsonSerializer.Deserialize<UploadPayload>(row.Payload)!;
        return view.Account(payload.Account) is { } account ? new Attempt(work, account, seal, row, payload) : null;
    }

    private sealed class Attempt(SellerWork work, Account account, DocumentSeal seal, Intent intent, UploadPayload payload)
        : IAttempt
    {
        private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(10);
        private static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);
        private byte[]? _pdf;
        private string? _name;
        private bool _goneOrThere;

        public WriteTopic About => new(payload.BolOrderId, UploadQuestions.NotUploaded(payload.ShipmentId));

        public Account Account => account;

        public async Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct)
        {
            var bol = work.Bol(account);
            if (intent is { ProcessStatusId: null, LeftBy: not null })
            {
                // The answer was lost: bol may have queued it under a status that nobody has told us.
                var known = await bol.GetProcessStatusesOf(payload.ShipmentId, "UPLOAD_INVOICE", ct);
                if (known.Where(s => s.ProcessStatusId is not null && s.CreateTimestamp >= intent.SentAt - ClockDoubt)
                    .MaxBy(s => s.CreateTimestamp) is { } ours)
                    return new Found.Queued(ours.ProcessStatusId!);
            }

            var listed = await bol.GetInvoiceRequests(
                new BolInvoiceRequestQuery { State = "ALL", ShipmentId = payload.ShipmentId }, ct);
            var seen = (listed.InvoiceRequests ?? []).Select(r => InvoiceRequestRule.Of(r, now))
                .FirstOrDefault(r => r?.ShipmentId == payload.ShipmentId);
            if (seen?.UploadedAt >= intent.SentAt - ClockDoubt) return new Found.Done();
            if (seen?.State is InvoiceRequestState.Uploaded or InvoiceRequestState.Finished) return Ends("invoice.upload-there");
            return intent.State == IntentState.Planned ? await Open(ct) : new Found.NotThere();
        }

        /// <summary>Whether it is still wanted.</summary>
        public async Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct) =>
            payload.ByHand || (await db.SettingsOf<InvoiceSettings>(row.SellerId, ct)).Upload ? new Ready.Go() : new Ready.Drop();

        public async Task<Answer> Send(Action<DateTimeOffset> left, CancellationToken ct) =>
            new Answer.Queued((await work.Bol(account).Noting(left).UploadInvoice(payload.ShipmentId,
                $"{_name}.pdf", _pdf!, ct)).ProcessStatusId);

        public async Task Settle(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct)
        {
            if (row.State == IntentState.Confirmed)
            {
                await SaveInvoiceRequests.Uploaded(db, account, payload, row, row.SentAt ?? now, now, ct);
                db.Note(row.SellerId, now, ActivitySubject.Order, row.Subject, Say("invoice.uploaded"));
            }
            else if (_goneOrThere) db.Note(row.SellerId, now, ActivitySubject.Order, row.Subject, row.Reason!);
            else if (await IsLvb(db, ct))
            {
                // Whether bol wants invoices of what its own warehouse sends is not known (facts/vat.md §6).
                db.Note(row.SellerId, now, ActivitySubject.Order, row.Subject, Say("invoice.upload-lvb", row.RemoteWords));
                await AskAboutWrites.Clear(db, row, About, now, ct);
            }

            await db.SaveChangesAsync(ct);
        }

        /// <summary>Takes the file out of its seal before anything is marked: keys that do not fit stop it here.</summary>
        private async Task<Found> Open(CancellationToken ct)
        {
            await using var db = work.Read();
            if (await db.IssuedDocuments.Where(d => d.Key == payload.Document)
                .Select(d => new { d.Kind, d.Number, d.IssuedOn, d.ToCountry, d.Pdf }).SingleOrDefaultAsync(ct)
                is not { Pdf: not null } kept) return Ends("invoice.upload-gone");
            _name = FileNameRule.Of((await db.SettingsOf<InvoiceSettings>(intent.SellerId, ct)).FileName, kept.Kind, kept.Number,
                payload.BolOrderId, kept.IssuedOn, kept.ToCountry);
            _pdf = seal.Open(kept.Pdf);
            return _pdf is null ? new Found.CannotTell(LookAgain, Say("attention.invoice-sealed")) : new Found.NotThere();
        }

        private Found.TooLate Ends(string code)
        {
            _goneOrThere = true;
            return new Found.TooLate(Say(code));
        }

        private Reason Say(string code, string? words = null) =>
            Reason.Of(code, ("order", payload.BolOrderId), ("number", payload.Number), ("words", words));

        private Task<bool> IsLvb(TandemDb db, CancellationToken ct) => db.IssuedLines.AnyAsync(
            l => l.DocumentKey == payload.Document && db.OrderLines.Any(o => o.OrderKey == l.OrderKey
                && o.OrderItemId == l.OrderItemId && o.Fulfilment == Fulfilment.Lvb), ct);
    }
}
