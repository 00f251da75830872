export const team = {
  title: "Team",
  loading: "the members of the team",
  columns: { name: "Name", email: "Email address", role: "Role", since: "Member since" },
  roles: { viewer: "Viewer", runner: "Runner", editor: "Editor", owner: "Owner" },
};
