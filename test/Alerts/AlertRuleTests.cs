using System.Globalization;
using CsCheck;
using Tandem.Engine.Alerts;

namespace Tandem.Tests.Alerts;

/// <summary>What is told, once, again, and at its end.</summary>
public sealed class AlertRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly AlertSettings Any = AlertSettings.Usual;

    private static readonly AlertSettings Nights =
        Any with { QuietFrom = new TimeOnly(22, 0), QuietUntil = new TimeOnly(7, 0) };

    [Theory]
    [InlineData("1/0/0/0", "0/0/0/0", true)]
    [InlineData("1/0/0/0", "1/0/0/0", false)]
    [InlineData("2/0/0/0", "1/0/0/0", true)]
    [InlineData("5/0/0/0", "3/0/0/0", false)]
    [InlineData("6/0/0/0", "3/0/0/0", true)]
    [InlineData("3/1/0/0", "3/0/0/0", true)] // the first deadline within a day
    [InlineData("3/1/1/0", "3/1/0/0", true)] // within four hours
    [InlineData("3/1/1/1", "3/1/1/0", true)] // over
    [InlineData("2/0/0/0", "3/1/1/1", false)]
    public void Weight_IsWorse_WhenItDoubles_OrADeadlineComesNearer(string now, string told, bool worse) =>
        Assert.Equal(worse, AlertWeight.Parse(now).IsWorseThan(AlertWeight.Parse(told)));

    [Fact]
    public void Alert_IsToldOnce_AgainWhenItGrows_AndAtItsEnd()
    {
        var book = new Book();
        Assert.Equal([AlertMove.Raised], book.Look(Any, 3));
        Assert.Empty(book.Look(Any, 3));
        Assert.Empty(book.Look(Any, 5));
        Assert.Equal([AlertMove.Worse], book.Look(Any, 6));
        Assert.Empty(book.Look(Any, 4));
        Assert.Empty(book.Look(Any, 6));

        // What shrank by half and never went is told when it grows again.
        Assert.Empty(book.Look(Any, 2));
        Assert.Empty(book.Look(Any, 3));
        Assert.Equal([AlertMove.Worse], book.Look(Any, 6));
        Assert.Equal([AlertMove.Cleared], book.Look(Any, 0));
        Assert.Empty(book.Look(Any, 0));
        Assert.Equal([AlertMove.Raised], book.Look(Any, 1));
    }

    [Fact]
    public void QuietHours_HoldEverythingForOneMessage_AndWhatIsOverByThenIsNotTold()
    {
        var book = new Book { At = new DateTimeOffset(2026, 11, 23, 22, 0, 0, TimeSpan.Zero) };
        Assert.Empty(book.Look(Nights, 1, 0));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero), book.Next);
        Assert.Empty(book.Look(Nights, 1, 2));
        Assert.Empty(book.Look(Nights, 0, 4));
        book.At = book.Next!.Value;
        Assert.Equal([AlertMove.Raised], book.Look(Nights, 0, 4));
    }

    [Fact]
    public void QuietHours_LetUrgentThrough_OnlyWhereTheSellerSaysSo()
    {
        var night = new DateTimeOffset(2026, 11, 23, 23, 0, 0, TimeSpan.Zero);
        Assert.Empty(new Book { At = night, Urgent = true }.Look(Nights, 1));
        Assert.Equal([AlertMove.Raised], new Book { At = night, Urgent = true }.Look(Nights with { UrgentAlways = true }, 1));
        Assert.Empty(new Book { At = night }.Look(Nights with { UrgentAlways = true }, 1));
    }

    [Fact]
    public void WhatIsThereAgain_BeforeItsEndWasTold_IsNotToldAgain()
    {
        var book = new Book();
        book.Look(Any, 1);
        book.At = new DateTimeOffset(2026, 11, 23, 23, 0, 0, TimeSpan.Zero);
        Assert.Empty(book.Look(Nights, 0));
        book.Since = Now;
        Assert.Empty(book.Look(Nights, 1));
        book.At = book.At.AddHours(10);
        Assert.Empty(book.Look(Nights, 1));
        Assert.Equal([AlertMove.Cleared], book.Look(Nights, 0));
    }

    /// <summary>In the night the last question was answered, and then another of its kind was asked.</summary>
    [Theory]
    [InlineData(true, AlertMove.Raised)]
    [InlineData(false, AlertMove.Cleared)]
    public void WhatBeganLater_IsTold_AndWhereItIsOverByThen_TheEndOfTheFormer(bool stands, AlertMove told)
    {
        var book = new Book();
        book.Look(Any, 3);
        book.At = new DateTimeOffset(2026, 11, 23, 23, 0, 0, TimeSpan.Zero);
        Assert.Empty(book.Look(Nights, 0));
        book.At = book.At.AddHours(2);
        Assert.Empty(book.Look(Nights, 1));
        if (!stands) Assert.Empty(book.Look(Nights, 0));
        book.At = book.At.AddHours(8);
        Assert.Equal([told], book.Look(Nights, stands ? 1 : 0));
        Assert.Equal(stands ? [AlertMove.Cleared] : [], book.Look(Nights, 0));
    }

    [Fact]
    public void WithoutAChannel_NothingCountsAsTold()
    {
        var book = new Book { CanTell = false };
        Assert.Empty(book.Look(Any, 1));
        book.CanTell = true;
        Assert.Equal([AlertMove.Raised], book.Look(Any, 1));
    }

    [Theory]
    [InlineData("2026-11-23T20:59Z", null)]
    [InlineData("2026-11-23T21:00Z", "2026-11-24T06:00Z")] // winter: one hour ahead
    [InlineData("2026-11-24T05:59Z", "2026-11-24T06:00Z")]
    [InlineData("2026-11-24T06:00Z", null)]
    [InlineData("2026-07-01T20:00Z", "2026-07-02T05:00Z")] // summer: two hours
    [InlineData("2026-10-24T22:00Z", "2026-10-25T06:00Z")] // the clock goes back in this night
    [InlineData("2026-03-28T22:00Z", "2026-03-29T05:00Z")] // the clock goes forward
    public void QuietHours_AreDutchOnes(string now, string? end) => Assert.Equal(
        end is null ? null : Moment(end), QuietRule.EndOf(Nights.QuietFrom, Nights.QuietUntil, Moment(now)));

    [Theory]
    [InlineData("2026-11-23T06:59Z", "2026-11-16T07:00Z")]
    [InlineData("2026-11-23T07:00Z", "2026-11-23T07:00Z")]
    [InlineData("2026-11-29T22:00Z", "2026-11-23T07:00Z")]
    [InlineData("2026-07-06T06:00Z", "2026-07-06T06:00Z")]
    public void Monday_AtEight_IsADutchMoment(string now, string monday) =>
        Assert.Equal(Moment(monday), QuietRule.LastMonday(Moment(now)));

    /// <summary>
    /// Whatever happens: nothing is told twice at one weight unless half of it had gone, and what was told stands or its end was
    /// told.
    /// </summary>
    [Fact]
    public void NothingIsToldTwice_AndEverythingHasItsEnd() =>
        Gen.Select(Gen.Int[0, 9].Array[1, 30], Gen.Int[0, 3].Array[30], Gen.Bool, Gen.Bool).Sample((counts, hours, urgent,
            same) =>
        {
            var book = new Book { Urgent = urgent, Since = same ? Now : null };
            var told = new HashSet<int>();
            var known = false;
            var settings = Nights with { UrgentAlways = urgent };
            for (var i = 0; i < counts.Length; i++)
            {
                book.At += TimeSpan.FromHours(hours[i] * 3);
                told.RemoveWhere(weight => 2 * counts[i] <= weight);
                foreach (var move in book.Look(settings, counts[i]))
                {
                    if (move == AlertMove.Cleared)
                    {
                        Assert.True(known);
                        told.Clear();
                    }
                    else Assert.True(told.Add(counts[i]), $"{counts[i]} was told twice");

                    known = move != AlertMove.Cleared;
                }
            }

            book.At = new DateTimeOffset(2027, 1, 4, 12, 0, 0, TimeSpan.Zero);
            Assert.Equal(known ? [AlertMove.Cleared] : [], book.Look(settings, 0));
        });

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Rows as they would be kept.</summary>
    private sealed class Book
    {
        private readonly Dictionary<string, Alert> _rows = new(StringComparer.Ordinal);

        public DateTimeOffset At { get; set; } = Now;

        public bool Urgent { get; init; }

        public bool CanTell { get; set; } = true;

        /// <summary>When what there is began; null: now.</summary>
        public DateTimeOffset? Since { get; set; }

        public DateTimeOffset? Next { get; private set; }

        /// <summary>Causes a, b and so on, each so often; 0: it is not there.</summary>
        public IReadOnlyList<AlertMove> Look(AlertSettings settings, params ReadOnlySpan<int> counts)
        {
            var facts = new List<AlertFact>();
            for (var i = 0; i < counts.Length; i++)
            {
                if (counts[i] > 0)
                    facts.Add(new AlertFact($"{(char)('a' + i)}", AlertKind.Question, "Import", "", new AlertWeight(counts[i]),
                        Since ?? At, Urgent));
            }

            var plan = AlertRule.Decide(facts, [.. _rows.Values], settings, CanTell, At);
            foreach (var row in plan.Rows) _rows[row.Cause] = row;
            Next = plan.Next;
            return [.. plan.Tell.Select(l => l.Move)];
        }
    }
}
