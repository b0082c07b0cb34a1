using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Parts;

namespace Tandem.Tests.Web;

/// <summary>A click whose work is saved never looks failed because nobody could be told of it.</summary>
public sealed class NudgeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LoopThatCannotBeReached_FailsNoClick()
    {
        var nudge = new Nudge([DispatchProxy.Create<IGrainFactory, Down>()], NullLogger<Nudge>.Instance);
        var seller = new SellerId(Guid.NewGuid());

        await nudge.All(seller, Ct);
        await nudge.Source(seller, Ct);
    }

    [Fact]
    public Task NoLoopNearby_IsFine() =>
        new Nudge([], NullLogger<Nudge>.Instance).All(new SellerId(Guid.NewGuid()), Ct);

    /// <summary>A silo that is going down.</summary>
    public class Down : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            throw new InvalidOperationException("The silo is not there.");
    }
}
