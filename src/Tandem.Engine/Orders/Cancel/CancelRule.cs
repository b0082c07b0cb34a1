using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.Cancel;

/// <summary>
/// Decides what a wish to cancel comes to: the customer's, the shop's, bol's own. Pure. Asked again after every change of either
/// side, it comes to the same end whatever the order of events, and to nothing new once all is told.
/// </summary>
internal static class CancelRule
{
    /// <summary>Our word, not the shop's: the order is not there any more, also not in the bin.</summary>
    public const string Deleted = "deleted";

    /// <summary>The shop's statuses in which it delivers nothing any more.</summary>
    private static readonly string[] Closed = ["cancelled", "refunded", "trash", "failed", Deleted];

    /// <summary>Units of a line that the seller still has to send.</summary>
    public static int Left(OrderLine line) => line.Fulfilment == Fulfilment.Lvb ? 0 : Math.Max(0, line.Open - line.Shipped);

    /// <summary>What units that are left of a line come to, VAT included, to the nearest cent; null: no total is known.</summary>
    public static Money? Amount(OrderLine line) => line is { TotalCentsInclVat: { } cents, Quantity: > 0 }
        ? new Money((long)Math.Round((decimal)cents * Left(line) / line.Quantity, MidpointRounding.AwayFromZero)) : null;

    /// <summary>The customer wants to cancel it, and it is not too late.</summary>
    public static bool IsAsked(OrderLine line) => line.CancellationRequested && Left(line) > 0;

    /// <summary>
    /// No label, no slip and no shipment may be made: a customer's request waits for its answer, or is being carried out.
    /// </summary>
    public static bool Blocks(Order order) => order.CancelAnswer != CancelAnswer.ShipAnyway && order.Lines.Exists(IsAsked);

    public static bool IsClosed(string? shopStatus) => Closed.Contains(shopStatus);

    /// <summary>The shop has handed its parcel over. A closed order that was sent before stays sent.</summary>
    public static bool IsSent(Order order, FlowSettings flow) =>
        flow.SentStatuses.Contains(order.ShopStatus) || (order.CompletedInShopAt is not null && IsClosed(order.ShopStatus));

    /// <summary>What is closed in the shop is cancelled at bol without a question.</summary>
    /// <remarks>
    /// Never what is gone without a trace: a shop that was put back from a backup looks the same. Never what was split: its parts
    /// may be alive.
    /// </remarks>
    public static bool IsFollowed(Order order, CancelSettings settings, FlowSettings flow) =>
        settings.FollowShop && order.ShopStatus != Deleted && !IsSent(order, flow) && !order.ShipsThoughClosed
        && order.SplitInto.Count == 0;

    /// <summary>Whether there is anything to decide about.</summary>
    public static bool Concerns(Order order) =>
        order.CancelAskedAt is not null || order.StatusBeforeHold is not null
        || (order.ShopOrderId is not null && IsClosed(order.ShopStatus))
        || order.Lines.Exists(l => l.CancellationRequested || l.Cancelled > 0 || l.TakenOut > 0 || l.Doubted > 0);

    /// <summary>Whether there was.</summary>
    public static bool Concerned(OrderImage before) =>
        before.CancelAskedAt is not null || before.StatusBeforeHold is not null
        || (before.ShopOrderId is not null && IsClosed(before.ShopStatus))
        || before.Lines.Values.Any(l => l.CancellationRequested || l.Cancelled > 0 || l.TakenOut > 0 || l.Doubted > 0);

    /// <summary>
    /// Just before it is sent: not shipped or cancelled by somebody meanwhile, and the answer is still the same.
    /// </summary>
    public static bool IsWanted(Order order, CancelPayload payload, FlowSettings flow)
    {
        if (order.Lines.Find(l => l.OrderItemId == payload.OrderItemId) is not { } line || Left(line) == 0) return false;
        return payload.Cause switch
        {
            CancelCause.Request =>
                IsAsked(line) && order.CancelAnswer == CancelAnswer.Accept && !flow.SentStatuses.Contains(order.ShopStatus),
            CancelCause.Shop => IsClosed(order.ShopStatus),
            _ => true,
        };
    }

    public static CancelDecision Decide(Order order, CancelFacts facts)
    {
        var own = order.Lines.Where(l => l.Fulfilment != Fulfilment.Lvb).ToList();
        var answer = Answer(order, own, facts);
        var hold = answer == CancelAnswer.None && MayHold(order, own, facts);
        var back = order.ShopOrderId is null ? [] : own.Where(l => BackInShop(l) > 0).ToList();
        var gone = back.Count > 0 && own.TrueForAll(l => l.Open == 0) && own.TrueForAll(l => l.Shipped == 0);
        var sent = IsSent(order, facts.Flow);
        var stays = gone && !sent && order.ShopStatus is not ("cancelled" or "refunded" or Deleted)
            && order.ShopStatus != facts.Flow.CancelledStatus;
        var broken = own.Exists(l => facts.Broken.Contains(l.OrderItemId));
        var waits = answer == CancelAnswer.None && own.Exists(IsAsked);
        var telling = hold || facts.HoldUnderWay || order.State == OrderState.Seen;
        var stands = !(gone && !broken) && !sent && !IsClosed(order.ShopStatus);
        var shopQuestion = ShopClosedFirst(order, own, answer, facts);
        return new CancelDecision
        {
            Answer = answer,
            SentAlready = answer == CancelAnswer.ShipAnyway && order.CancelAnswer != CancelAnswer.ShipAnyway,
            Hold = hold,
            Cancel = [.. Cancels(order, own, answer, facts)],
            Refund = stands ? [.. back.Where(l => Still(l) > Repaid(l))
                .Select(l => new RefundLine(
                    l.OrderItemId, Still(l) - Repaid(l), l.Imported!.Value, BackInShop(l), Pieces: l.Pieces))] : [],
            TakeOff = stands ? [.. back.Where(l => Repaid(l) > 0).Select(l => (l.OrderItemId, Repaid(l)))] : [],
            Close = stays && !broken,
            AsksToClose = stays && broken && !IsClosed(order.ShopStatus),
            SentThough = sent && back.Exists(l => l.Shipped < l.Imported && Still(l) > 0),
            Lift = Lift(order, own, waits, gone, facts),
            IsOver = order.CancelAskedAt is not null && !own.Exists(IsAsked),
            AsksForAnswer = waits && !(facts.Live && facts.Settings.AcceptUnsent && telling && !sent),
            AsksAboutShop = shopQuestion,
            AsksSentOrOnShelf = !shopQuestion && !order.SaidSent && own.Exists(l => l.Doubted > 0),
            AsksAboutTakenOut = !shopQuestion && order.ShopOrderId is not null && !IsClosed(order.ShopStatus)
                && own.Exists(l => NotHeld(l) > 0 && !facts.Cancelling.Contains(l.OrderItemId)
                    && !(IsAsked(l) && answer == CancelAnswer.Accept)),
            Cause = back.Count == 0 ? CancelCause.None : CauseOf(order, back, facts),
        };

        // Units that stand in the shop's order though nobody has to deliver them, and of these those whose money is back already.
        int Still(OrderLine line) => Math.Max(0, BackInShop(line) - facts.Off.GetValueOrDefault(line.OrderItemId));
        int Repaid(OrderLine line) => Math.Min(Still(line), facts.Repaid.GetValueOrDefault(line.OrderItemId));
    }

    /// <summary>Units that the shop's order holds and that nobody has to deliver any more.</summary>
    public static int BackInShop(OrderLine line) => Math.Max(0, (line.Imported ?? 0) - line.Open);

    /// <summary>Units of these that are still to be refunded in the shop.</summary>
    /// <param name="off">What went off the order's lines.</param>
    public static int Due(OrderLine line, IEnumerable<Adjustment> off)
    {
        var rows = off.Where(a => a.OrderItemId == line.OrderItemId).ToList();
        return Math.Max(0, BackInShop(line) - rows.Where(IsOff).Sum(a => a.Units) - rows.Where(IsRepaid).Sum(a => a.Units));
    }

    /// <summary>Its units stand in the shop's order no more. What came back was delivered: it says nothing of cancelled units.</summary>
    public static bool IsOff(Adjustment row) => row is { StillDelivered: false, Cause: not AdjustmentCause.Returned };

    /// <summary>Its units stand in the shop's order, and their money is back.</summary>
    public static bool IsRepaid(Adjustment row) =>
        row is { StillDelivered: true, Cause: AdjustmentCause.Refunded, CentsInclVat: > 0 };

    /// <summary>Units that bol still waits for and that the shop's people took out of its order.</summary>
    public static int NotHeld(OrderLine line) =>
        line.TakenOut == 0 ? 0 : Math.Max(0, Left(line) - Math.Max(0, line.Held - line.Shipped));

    /// <summary>
    /// Units that bol shows as sent and that the shop put back in stock before: they were sent, or they are on the shelf. What
    /// comes back after the shop had sent it is a return; where the shop never says so, after bol was seen to show it.
    /// </summary>
    /// <param name="off">What went off the order's lines.</param>
    public static int Doubted(Order order, OrderLine line, IEnumerable<Adjustment> off)
    {
        if (line.Imported is not { } imported || line.PutBack == 0 || order.ShipsThoughClosed) return 0;
        var sentAt = order.CompletedInShopAt ?? order.SentAtBolAt;
        var before = order.CompletedInShopAt is null && IsClosed(order.ShopStatus) ? imported
            : off.Where(a => a.OrderItemId == line.OrderItemId && !a.Retaken && !(a.At > sentAt)
                && a.Cause is (AdjustmentCause.Refunded or AdjustmentCause.Edited)).Sum(a => a.Units);

        // What came back and was taken in is on the shelf for good.
        var back = line.PutBack - off.Where(a => a.OrderItemId == line.OrderItemId && a.Restocked).Sum(a => a.Units);
        return Math.Max(0, Math.Min(Math.Min(before, back), line.Shipped + back - imported) - line.OnShelf);
    }

    /// <summary>
    /// What was answered, or what answers itself: a parcel that is gone cannot be called back; what the shop's people cancelled
    /// too needs no question; and a rule may accept what the shop has certainly put on hold.
    /// </summary>
    private static CancelAnswer Answer(Order order, List<OrderLine> own, CancelFacts facts)
    {
        if (!own.Exists(IsAsked) || order.ShopOrderId is null || !facts.Live) return order.CancelAnswer;
        var going = own.Exists(l => IsAsked(l) && facts.Cancelling.Contains(l.OrderItemId));
        if (order.CancelAnswer != CancelAnswer.ShipAnyway && !going && facts.Flow.SentStatuses.Contains(order.ShopStatus))
            return CancelAnswer.ShipAnyway;
        if (order.CancelAnswer != CancelAnswer.None || IsSent(order, facts.Flow)) return order.CancelAnswer;

        // Of an order that was split, what one status says of all its parts nobody knows.
        if (order.SplitInto.Count > 0) return CancelAnswer.None;
        if (IsClosed(order.ShopStatus)) return CancelAnswer.Accept;
        var certain = order.ShopStatus == facts.Settings.HoldStatus && !facts.HoldUnderWay;
        return facts.Settings.AcceptUnsent && certain ? CancelAnswer.Accept : CancelAnswer.None;
    }

    private static bool MayHold(Order order, List<OrderLine> own, CancelFacts facts) =>
        facts.Live && own.Exists(IsAsked) && order.ShopOrderId is not null && !facts.HoldTold
        && order.ShopStatus != facts.Settings.HoldStatus
        && !IsClosed(order.ShopStatus) && !IsSent(order, facts.Flow);

    /// <summary>
    /// The lines to cancel at bol. A request is carried out only after the shop has answered whether it could still be held.
    /// </summary>
    private static IEnumerable<CancelLine> Cancels(Order order, List<OrderLine> own, CancelAnswer answer, CancelFacts facts)
    {
        if (!facts.Live) yield break;
        foreach (var line in own.Where(l => Left(l) > 0 && !facts.Cancelling.Contains(l.OrderItemId)
            && !facts.Refused.Contains(l.OrderItemId)))
        {
            if (IsAsked(line) && answer == CancelAnswer.Accept)
            {
                if (order.ShopOrderId is null || !facts.HoldUnderWay)
                    yield return new CancelLine(line.OrderItemId, CancelReasons.ByCustomer, CancelCause.Request);
            }
            else if (IsFollowed(order, facts.Settings, facts.Flow) && order.ShopOrderId is not null && IsClosed(order.ShopStatus))
            {
                yield return new CancelLine(line.OrderItemId, facts.Settings.ReasonCode, CancelCause.Shop);
            }
        }
    }

    /// <summary>The shop's people have cancelled what bol still waits for, and no rule says what to do about it.</summary>
    private static bool ShopClosedFirst(Order order, List<OrderLine> own, CancelAnswer answer, CancelFacts facts)
    {
        if (order.ShopOrderId is null || !IsClosed(order.ShopStatus) || order.ShipsThoughClosed) return false;
        if (facts.Live && IsFollowed(order, facts.Settings, facts.Flow)) return false;
        return own.Exists(l => Left(l) > 0 && !facts.Cancelling.Contains(l.OrderItemId)
            && !(IsAsked(l) && answer == CancelAnswer.Accept));
    }

    /// <summary>The status to go back to from the hold; null: stay.</summary>
    private static string? Lift(Order order, List<OrderLine> own, bool waits, bool gone, CancelFacts facts)
    {
        if (order.StatusBeforeHold is not { } before || waits || gone) return null;
        var pending = order.CancelAnswer != CancelAnswer.ShipAnyway && own.Exists(IsAsked);
        if (pending && !facts.Flow.SentStatuses.Contains(order.ShopStatus)) return null;

        // All is shipped already: back to packing would have it sent a second time.
        var shipped = own.Exists(l => l.Shipped > 0) && own.TrueForAll(l => Left(l) == 0);
        return shipped && facts.Flow.ShippedStatus.Length > 0 ? facts.Flow.ShippedStatus : before;
    }

    private static CancelCause CauseOf(Order order, List<OrderLine> back, CancelFacts facts)
    {
        var ours = back.Select(l => facts.Ours.GetValueOrDefault(l.OrderItemId)).Where(c => c != CancelCause.None)
            .DefaultIfEmpty().Min();
        if (ours != CancelCause.None) return ours;
        if (back.Exists(l => l.CancellationRequested)) return CancelCause.RequestAtBol;
        return (back.Min(l => l.ExpiresOn) ?? order.ExpiresOn) <= facts.Today ? CancelCause.Expired : CancelCause.AtBol;
    }
}
