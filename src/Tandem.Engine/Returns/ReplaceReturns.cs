using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;
using Tandem.WooCommerce;

namespace Tandem.Engine.Returns;

/// <summary>
/// Makes the order in the shop that a customer gets in exchange: the same article, at no charge, to the address of the order that
/// was sent. It is found again by its own name before it is ever made, and ends with a question where it cannot be made.
/// </summary>
internal sealed class ReplaceReturns(Checkpoints checkpoints) : IRemoteWrite
{
    public IntentKind Kind => IntentKind.Replacement;

    public WritePolicy Policy { get; } = new("replacement", "attention.replacement-refused")
    {
        AtOnce = 4,
        LooksFirst = true,

        // A shop may finish a request long after its answer was lost (facts/woocommerce.md §d).
        MayStillWork = TimeSpan.FromSeconds(150),
        AskAfterRefusals = 3,
        EndAfterRefusals = 3,
    };

    public IQueryable<Intent> MayBegin(TandemDb db, SellerView view, IQueryable<Intent> open) =>
        HeldByShop.Without(db, view, open);

    public IAttempt Begin(SellerWork work, SellerView view, Intent row)
    {
        var payload = JsonSerializer.Deserialize<ReplacePayload>(row.Payload)!;
        return new Attempt(view.Shop(payload.Shop) is { } shop ? work.Shop(shop) : null, OrderSettings.Of(view.Seller), row,
            payload, checkpoints);
    }

    private sealed class Attempt(
        WooClient? shop, OrderSettings settings, Intent intent, ReplacePayload payload, Checkpoints checkpoints) : IAttempt
    {
        private IReadOnlyList<WooLineDraft> _lines = [];
        private WooOrderDraft? _draft;
        private WooOrder? _made;
        private Reason? _why;

        public WriteTopic About => new(payload.BolOrderId, ReturnQuestions.Replacement(payload.RmaId));

        public Account? Account => null;

        public async Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct)
        {
            if (shop is null) return Never("shop");
            var sent = await shop.GetOrder(payload.ShopOrderId, ct);
            _lines = sent is null ? [] : ReplacementRule.Lines(sent, payload);
            var found = await shop.FindOrdersByTransactionId(payload.Name, ct, ReplacementRule.CreatedVia);
            var stand = found.Where(o => !CancelRule.IsClosed(o.Status)).ToList();
            if ((stand.Count > 0 ? stand : found).MinBy(o => o.Id) is { } made)
            {
                await Complete(shop, made, ct);
                return new Found.Done();
            }

            if (intent.LeftBy is not null) return new Found.NotThere();
            if (sent is null or { Status: "trash" }) return Never("gone");
            if (!ReplacementRule.HasAddress(sent)) return Never("address");
            if (_lines.Count == 0) return Never("lines");
            foreach (var line in _lines)
                if (await Lack(shop, line, ct) is { } lack) return Never(lack);
            _draft = ReplacementRule.Draft(sent, _lines, payload, settings);
            return new Found.NotThere();
        }

        /// <summary>Whether it is still wanted: somebody may make it by hand.</summary>
        public async Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct) =>
            await db.ReturnDecisions.SingleOrDefaultAsync(d => d.Key == payload.Decision, ct) is { ToReplace: true } decision
                && decision.ReplacementTry == payload.Number ? new Ready.Go() : new Ready.Drop();

        public async Task<Answer> Send(Action<DateTimeOffset> left, CancellationToken ct)
        {
            var made = await shop!.Noting(left).CreateOrder(_draft!, ct);
            await checkpoints.Reached("replacement.made", ct);
            await Complete(shop, made, ct);
            return new Answer.Done();
        }

        public async Task Settle(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct)
        {
            var decision = await db.ReturnDecisions.SingleAsync(d => d.Key == payload.Decision, ct);
            var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == row.Subject, ct);
            if (row.State == IntentState.Confirmed)
            {
                decision.ReplacedBy = _made!.Id;
                decision.ReplacedByNumber = ShopNumber.In(_made.Number) ?? $"{_made.Id}";
                decision.ReplacementEnd = ReplacementRule.EndOf(null, _made);
                decision.AsksReplacement = !ReplacementRule.IsAsWanted(_made, _lines);
                db.Note(row.SellerId, now, ActivitySubject.Order, order.Key, Reason.Of("return.replaced",
                    ("units", payload.Units), ("name", payload.Title), ("shopOrder", decision.ReplacedByNumber)));
                await TellShop.Intend(db, order, "replacement", new ShopOrderChange(payload.Shop, payload.ShopOrderId,
                    Note: Note("return.note.replaced", decision.ReplacedByNumber), Of: Module.Returns),
                    Reason.Of("return.tell-replaced"), priority: 70, now, ct, payload.Name);
                if (decision.AsksReplacement)
                    await Ask(db, order, now, Why("differs", ("shopOrder", decision.ReplacedByNumber)), ct);
            }
            else
            {
                decision.AsksReplacement = true;
                var why = _why ?? Why("refused", ("words", row.RemoteWords));
                db.Note(row.SellerId, now, ActivitySubject.Order, order.Key, why);
                await Ask(db, order, now, why, ct);
            }

            await db.SaveChangesAsync(ct);
            await BookReturns.Run(db, row.SellerId, [order.Key], now, ct);
        }

        /// <summary>
        /// It is there: what its people must know of it is written on it, once, and it is read back as the shop has it now.
        /// </summary>
        private async Task Complete(WooClient remote, WooOrder made, CancellationToken ct)
        {
            var id = made.Id!.Value;
            if (!CancelRule.IsClosed(made.Status))
            {
                if (ImportRule.StatusToMend(made.Status, ReplacementRule.Status) is { } status)
                    await remote.UpdateOrder(id, new WooOrderChange { Status = status }, ct);
                await PutNote.Once(remote, id, ShopNotes.Write(Note("return.note.replacement", payload.ShopOrderNumber),
                    settings.Flow.NoteLanguage), ct);
            }

            _made = await remote.GetOrder(id, ct) ?? made with { Status = CancelRule.Deleted };
        }

        /// <returns>Why an order of it would be of no use; null: it would be.</returns>
        private static async Task<string?> Lack(WooClient remote, WooLineDraft line, CancellationToken ct)
        {
            var parent = await remote.GetProduct(line.ProductId!.Value, ct);
            var product = line.VariationId is { } variation ? await remote.GetProduct(variation, ct) : parent;
            if (parent is null or { Status: "trash" } || product is null or { Status: "trash" }) return "product";
            return ReplacementRule.IsInStock(product, parent, line.Quantity!.Value) ? null : "stock";
        }

        private Found.TooLate Never(string what) => new(_why = Why(what));

        private Reason Why(string what, params (string Name, string? Value)[] more) => Reason.Of($"attention.replacement-{what}",
            [("order", payload.BolOrderId), ("rma", payload.RmaId), ("units", payload.Units),
                ("name", payload.Title), .. more.Select(m => (m.Name, (object?)m.Value))]);

        private Reason Note(string code, string shopOrder) => Reason.Of(code, ("units", payload.Units), ("title", payload.Title),
            ("rma", payload.RmaId), ("order", payload.BolOrderId), ("shopOrder", shopOrder));

        private Task Ask(TandemDb db, Order order, DateTimeOffset now, Reason what, CancellationToken ct) =>
            db.Raise(order.SellerId, now, ReturnQuestions.Replacement(payload.RmaId), ActivitySubject.Order, order.Key, what, ct);
    }
}
