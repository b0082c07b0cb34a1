using CsCheck;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Returns;

namespace Tandem.Tests.Returns;

/// <summary>
/// Shipments, cancellations and returns at bol, refunds and edits by people in the shop, and refunds of Tandem's that are lost or
/// refused, in any order: never too much, never twice, and at rest all of it, or a question.
/// </summary>
public sealed class BookPropertyTests
{
    private static readonly ReturnOutcome[] Outcomes =
    [
        ReturnOutcome.Fine, ReturnOutcome.Damaged, ReturnOutcome.KeepsFree, ReturnOutcome.Exchange, ReturnOutcome.Refused,
        ReturnOutcome.KeepsPaid,
    ];

    [Fact]
    public void AnyOrderOfEvents_RefundsWhatIsDue_Once() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 2], Gen.Int[50, 20_000], Gen.Bool, Gen.Int[0, 9_999].Array[2, 20])
            .Sample((bought, perUnit, cents, ships, events) =>
            {
                var model = new BookModel(bought, perUnit, cents);
                model.Ship(1);
                model.Read();
                foreach (var one in events)
                {
                    Happen(model, one % 14, one / 14);
                    Judge(model);
                }

                if (ships) model.Ship(model.Left);
                else model.CancelAtBol(model.Left);
                for (var turn = 0; turn < 20; turn++)
                {
                    model.Read();
                    model.Carry(answerLost: false, refused: false, made => Due(model, made));
                }

                Judge(model);
                AtRest(model);
            }, iter: 4_000);

    private static void Happen(BookModel model, int what, int more)
    {
        switch (what)
        {
            case 0: model.Ship(1); break;
            case 1: model.CancelAtBol(1); break;
            case 2 or 3: model.Return(1 + (more % 2), Outcomes[more / 2 % Outcomes.Length], more % 3 > 0); break;
            case 4: model.RefundByHand(1 + (more % 2)); break;
            case 5: model.GiveBack(more % 4 == 0 ? model.Paid : (1 + (more % 300)) / 100m); break;
            case 6: model.Remove(ours: more % 2 == 0); break;
            case 7: model.Edit(); break;
            case 8: model.Carry(answerLost: true, refused: false, made => Due(model, made)); break;
            case 9: model.Carry(answerLost: false, refused: more % 4 == 0, made => Due(model, made)); break;
            case 10 or 11: model.Carry(answerLost: false, refused: false, made => Due(model, made)); break;
            case 12: model.Decide(); break;
            default: model.Read(); break;
        }
    }

    /// <summary>Whatever happened: the shop's book holds no more than was sold and paid.</summary>
    private static void Judge(BookModel model)
    {
        Assert.True(model.Refunded <= model.Paid, $"{model}");
        Assert.True(model.All <= model.Shipped + model.Cancelled + model.Left - model.Edited, $"units: {model}");
        Assert.True(model.Shelved <= model.Returned, $"shelved: {model}");
        Assert.Equal(model.Marks.Count, model.Marks.Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>What Tandem refunds is due at that moment, beside all that people gave back already.</summary>
    private static void Due(BookModel model, RefundLine made) =>
        Assert.True(!made.Money || model.Ours + model.Theirs + model.Edited <= model.Cancelled + model.ToRefund,
            $"not due: {model}");

    private static void AtRest(BookModel model)
    {
        Assert.True(model.Idle, $"not idle: {model}");
        Assert.Empty(model.Plan.Refunds);
        if (model.Plan.Waived.Count > 0 || model is { OursRemoved: true } or { AmountsGiven: true }) return;
        var due = model.Cancelled + model.ToRefund - model.Theirs - model.Edited;
        Assert.True(model.Ours >= due || (model.CancelsEnded && model.Cancelled > 0), $"{due} due: {model}");
        if (model.Ours + model.Theirs + model.Edited == model.Shipped + model.Cancelled) Assert.Equal(model.Paid, model.Refunded);
    }
}
