using Microsoft.Extensions.DependencyInjection;
using Tandem.Bol;
using Tandem.Engine;
using Tandem.Engine.External;
using Tandem.Engine.Loop;
using Tandem.Engine.Returns;
using Tandem.Engine.Shipments;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Writes;
using Tandem.Tests.Storage;
using Tandem.Web.Pages.Words;
using Tandem.WooCommerce;

namespace Tandem.Tests.Writes;

/// <summary>
/// Every kind of write, in every state, with every failure again and again: it has a next moment or an end, and a person is asked
/// before it has gone on for longer than its policy says. The matrix is printed.
/// </summary>
public sealed class WriteMatrixTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>Where a write can stand when something fails.</summary>
    private static readonly (string Name, WriteMoment Moment, Func<Intent> Row)[] Places =
    [
        ("planned, reading", WriteMoment.Reading, () => New(IntentState.Planned)),
        ("sent, calling", WriteMoment.Calling, () => New(IntentState.Sent)),
        ("queued, reading", WriteMoment.Reading, Queued),
        ("queued, ended there", WriteMoment.InQueue, Queued),
        ("unknown, reading", WriteMoment.Reading, () => New(IntentState.Unknown)),
    ];

    [Fact]
    public void EveryKind_EveryState_EveryFailure_HasAnExit()
    {
        var policies = Policies();
        Assert.Empty(Enum.GetValues<IntentKind>().Except(policies.Keys));
        output.WriteLine(
            $"{"kind",-10} {"place",-20} {string.Join(' ', Enum.GetNames<FailureKind>().Select(f => f.PadRight(22)))}");
        foreach (var (kind, policy) in policies.OrderBy(p => p.Key))
        {
            foreach (var place in Places)
            {
                var cells = Enum.GetValues<FailureKind>().Select(failure => Follow(policy, place.Row(), place.Moment, failure));
                output.WriteLine($"{kind,-10} {place.Name,-20} {string.Join(' ', cells.Select(c => c.PadRight(22)))}");
            }
        }
    }

    [Fact]
    public void WhatWaitsForTheRemote_IsAskedAbout()
    {
        foreach (var (kind, policy) in Policies())
        {
            Assert.True(WriteRule.IsOverdue(Queued(), policy, Begin + policy.GiveUpWaiting), $"{kind} queued");
            Assert.True(WriteRule.IsOverdue(New(IntentState.Unknown), policy, Begin + policy.AskAfter), $"{kind} unknown");
        }
    }

    [Fact]
    public void EveryQuestion_HasWords()
    {
        Assert.All(Policies().Values, policy => Assert.Contains(policy.RefusedCode, ReasonWords.All.Keys));
        Assert.All(Enum.GetValues<FailureKind>().Where(f => f != FailureKind.Refused),
            failure => Assert.Contains($"attention.write-{failure}", ReasonWords.All.Keys));
    }

    /// <summary>The same failure until a person is asked or it has ended.</summary>
    private static string Follow(WritePolicy policy, Intent row, WriteMoment moment, FailureKind failure)
    {
        var (now, asked, times, state) = (Begin, (TimeSpan?)null, 0, row.State);
        while (asked is null && row.State != IntentState.Refused)
        {
            times++;
            var step = WriteRule.After(failure, moment, row, policy, now, 1);
            Assert.True(step.State == IntentState.Refused || (step.DueAt > now && step.DueAt <= now + LongestPause),
                $"{policy.Name} {moment} {failure}: due {step.DueAt - now}");
            Assert.False(failure is FailureKind.Lost or FailureKind.Bug && moment == WriteMoment.Calling
                && step.State != IntentState.Unknown, "sent again blind");
            Assert.False(moment == WriteMoment.Reading && step.State == IntentState.Refused, "ended, and never went out");
            state = step.State;
            row.Fail(step, "words", now);
            if (step.Ask) asked = now - Begin;
            Assert.True(asked is not null || row.State == IntentState.Refused || now - Begin <= policy.AskAfter + LongestPause,
                $"{policy.Name} {moment} {failure}: nobody was asked");
            now = row.DueAt;
            if (moment == WriteMoment.Calling || (moment == WriteMoment.InQueue && row.IsOpen)) row.MarkSent(now);
            if (moment == WriteMoment.InQueue && row.IsOpen) row.Queued("17", now, now);
        }

        var end = state == IntentState.Refused ? "ends" : $"{state}";
        return asked is { } after ? $"{end}, asks {(after == TimeSpan.Zero ? "at once" : $"{after.TotalMinutes:0}m")}"
            : $"{end}, {times}×";
    }

    private static Dictionary<IntentKind, WritePolicy> Policies()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddDataProtection();
        services.AddBol();
        services.AddWooCommerce();
        var file = Path.Combine(Path.GetTempPath(), "tandem-matrix", "none.db");
        services.AddTandemEngine(new StorageOptions { Kind = DatabaseKind.Sqlite, ConnectionString = $"Data Source={file}" });
        using var provider = services.BuildServiceProvider();
        var writes = provider.GetServices<ILane>().OfType<IRemoteWrite>().Append(provider.GetRequiredService<TellCodes>())
            .Append(provider.GetRequiredService<MakeReturns>()).Append(provider.GetRequiredService<ReplaceReturns>());

        // Levels: the last value wins, many at a time, in lanes of their own; what fails goes by the same rule.
        return new Dictionary<IntentKind, WritePolicy>(writes.Select(w => KeyValuePair.Create(w.Kind, w.Policy)))
        {
            [IntentKind.Stock] = PushStock.Policy,
            [IntentKind.ShopStock] = PushShopStock.Policy,
        };
    }

    private static Intent New(IntentState state) => new Intent { BusinessKey = "one" }.In(state, Begin);

    private static Intent Queued()
    {
        var row = New(IntentState.Sent);
        row.Queued("17", Begin, Begin);
        return row;
    }
}
