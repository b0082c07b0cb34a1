using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Invoices.Peppol;

/// <summary>
/// Gives documents to the access point, and asks it for proof that they were delivered: without that none was sent. Each has a
/// name under which the access point takes it once, so that what was lost on the way goes out again.
/// </summary>
internal sealed class SendEInvoices(CarryOut writes, IAccessPoint point, DocumentSeal seal, Credentials credentials,
    TimeProvider clock) : ILane, IRemoteWrite
{
    private const int Refusals = 3;

    Lane ILane.Kind => Lane.SendEInvoices;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.SendEInvoice];

    public IntentKind Kind => IntentKind.SendEInvoice;

    public WritePolicy Policy { get; } = new("e-invoice", "attention.e-invoice-refused")
    {
        AtOnce = 5,
        LooksFirst = true,
        GiveUpWaiting = EInvoiceRule.ProofComesWithin,
        AskAfterRefusals = Refusals,
        EndAfterRefusals = Refusals,
    };

    private IAccessPoint Point => point;

    private DocumentSeal Seal => seal;

    private TimeProvider Clock => clock;

    public Task<LaneResult> Run(SellerWork work, CancellationToken ct) => writes.Run(work, this, Lane.None, ct);

    public IAttempt Begin(SellerWork work, SellerView view, Intent row) => new Attempt(this, work,
        view.Seller.Get<PeppolSettings>(), row, JsonSerializer.Deserialize<EInvoicePayload>(row.Payload)!);

    /// <exception cref="RemoteProblem">There is no key, or the keys of this installation do not fit it.</exception>
    private PeppolAccess AccessOf(PeppolSettings settings) => new(settings.LegalEntity, credentials.TryOpen(settings.Key)
        ?? throw new RemoteProblem(FailureKind.NoKey, StorecoveAccessPoint.Side, $"{OwnWords.Prefix}no-key"));

    private sealed class Attempt(SendEInvoices lane, SellerWork work, PeppolSettings settings, Intent intent,
        EInvoicePayload payload) : IAttempt
    {
        private Letter? _letter;
        private PeppolProof? _proof;
        private EInvoiceState _end = EInvoiceState.Refused;

        // Null: the access point says why.
        private Reason? _why;

        public WriteTopic About => new(payload.BolOrderId, EInvoiceQuestions.Of(payload.Document));

        public Account? Account => null;

        public async Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct)
        {
            await using var db = work.Read();
            if (await db.EInvoices.SingleOrDefaultAsync(e => e.DocumentKey == payload.Document, ct) is not { } row)
                return Ends(EInvoiceState.Refused, "e-invoice.gone");
            if (row.Submission is { } submission)
                return intent.ProcessStatusId is null ? new Found.Queued(submission) : await Follow(row, submission, now, ct);

            // Of what was lost on the way nothing is known, and sending it again changes nothing.
            return intent.State != IntentState.Planned || settings.Way != PeppolWay.Storecove ? new Found.NotThere()
                : await Open(db, row, ct);
        }

        public async Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct) =>
            (await db.SettingsOf<PeppolSettings>(row.SellerId, ct)).Way == PeppolWay.Storecove && _letter is not null
                ? new Ready.Go()
                : new Ready.Drop(async () =>
                {
                    (await db.EInvoices.SingleAsync(e => e.DocumentKey == payload.Document, ct))
                        .Become(EInvoiceState.NotSent, now);
                    await db.SaveChangesAsync(ct);
                });

        public async Task<Answer> Send(Action<DateTimeOffset> left, CancellationToken ct)
        {
            left(lane.Clock.GetUtcNow());
            var submission = await lane.Point.Send(lane.AccessOf(settings), _letter!.Once, _letter.Ubl, _letter.Receiver, ct);
            await work.Owner.Write(async db =>
                (await db.EInvoices.SingleAsync(e => e.DocumentKey == payload.Document, ct)).Taken(submission,
                    lane.Clock.GetUtcNow()), ct);
            return new Answer.Queued(submission);
        }

        public async Task Settle(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct)
        {
            if (await db.EInvoices.SingleOrDefaultAsync(e => e.DocumentKey == payload.Document, ct) is not { } e) return;
            if (row.State == IntentState.Confirmed)
            {
                e.Prove(_proof!, lane.Seal.Close(_proof!.Evidence), now);
                db.Note(row.SellerId, now, ActivitySubject.Order, row.Subject, Say("e-invoice.proved"));
            }
            else
            {
                e.Become(_end, now);
                if (_end == EInvoiceState.NotReachable && e.Required)
                    await AskAboutWrites.Ask(db, row, About, Say("attention.e-invoice-not-reachable"), now, ct);
                else if (_why is not null) db.Note(row.SellerId, now, ActivitySubject.Order, row.Subject, _why);
            }

            await db.SaveChangesAsync(ct);
        }

        private async Task<Found> Follow(EInvoice row, string submission, DateTimeOffset now, CancellationToken ct)
        {
            _proof = await lane.Point.EvidenceOf(lane.AccessOf(settings), submission, ct);
            return _proof is not null ? new Found.Done()
                : now - (row.SentAt ?? now) < EInvoiceRule.ProofComesWithin ? new Found.CannotTell()
                : new Found.CannotTell(EInvoiceRule.LookAgain, Say("attention.e-invoice-unproved"));
        }

        /// <summary>Takes the file out of its seal before anything is marked, and asks whether it can arrive.</summary>
        private async Task<Found> Open(TandemDb db, EInvoice row, CancellationToken ct)
        {
            var kept = await db.IssuedDocuments.Where(d => d.Key == payload.Document)
                .Select(d => new { d.Hash, d.Ubl, d.Content }).SingleOrDefaultAsync(ct);
            if (kept?.Ubl is null) return Ends(EInvoiceState.Refused, "e-invoice.gone");
            if (lane.Seal.Open(kept.Ubl) is not { } ubl || lane.Seal.Open<DocumentContent>(kept.Content) is not { } content)
                return new Found.CannotTell(EInvoiceRule.LookAgain, Say("attention.invoice-sealed"));
            if (PeppolAddress.Of(content.Buyer.Printed()) is not { } receiver
                || !await lane.Point.Receives(lane.AccessOf(settings), receiver, ct))
                return Ends(EInvoiceState.NotReachable, "e-invoice.not-reachable");
            _letter = new Letter(ubl, receiver, EInvoiceRule.OnceOf(row.SellerId, kept.Hash, row.Round));
            return new Found.NotThere();
        }

        private Found.TooLate Ends(EInvoiceState end, string code)
        {
            (_end, _why) = (end, Say(code));
            return new Found.TooLate(_why);
        }

        private Reason Say(string code) =>
            Reason.Of(code, ("order", payload.BolOrderId), ("number", payload.Number));
    }

    private sealed record Letter(byte[] Ubl, PeppolAddress Receiver, Guid Once);
}
