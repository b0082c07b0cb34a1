using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Tandem.Web.Door;

/// <summary>
/// Looks at the session before anything that a browser sends to its circuit: who is signed out, or may not see the seller any
/// more, is shown the door and hears nothing else. As long as the database does not say that they may, nothing is done.
/// </summary>
internal sealed class SessionGuard(Session session, NavigationManager navigation, TimeProvider clock) : CircuitHandler
{
    /// <summary>A stumble of the database is over by then, and nobody has clicked again.</summary>
    public static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(500);

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        var holds = await Holds();
        session.Answers(holds is not null);
        if (holds == true) await next(context);
        else if (holds == false) navigation.NavigateTo("/", forceLoad: true);
    };

    /// <returns>Null where the database does not say, also when it is asked again.</returns>
    private async Task<bool?> Holds()
    {
        try
        {
            return await session.Holds(CancellationToken.None);
        }
        catch (DbException)
        {
            await Task.Delay(Breath, clock);
        }

        try
        {
            return await session.Holds(CancellationToken.None);
        }
        catch (DbException)
        {
            return null;
        }
    }
}
