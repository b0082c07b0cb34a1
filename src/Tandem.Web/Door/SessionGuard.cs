using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Tandem.Web.Door;

/// <summary>
/// Looks at the session before anything that a browser sends to its circuit: who is signed out, or may not see the seller any
/// more, is shown the door and hears nothing else.
/// </summary>
internal sealed class SessionGuard(Session session, NavigationManager navigation) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        if (await session.Holds(CancellationToken.None)) await next(context);
        else navigation.NavigateTo("/", forceLoad: true);
    };
}
